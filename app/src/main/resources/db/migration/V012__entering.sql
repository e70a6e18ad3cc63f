-- A page's first statement: whose session this is, and that they are the one asking until the transaction ends. In one,
-- because every page begins with both.

create policy who_enters on people.session for select to current_user using (true);
create policy who_enters on people.person for select to current_user using (true);
create policy who_enters on people.administrator for select to current_user using (true);

-- No row when the session is unknown, ended or too old; then nobody asks.
create function people.enter(token bytea, began_after timestamptz, seen_after timestamptz)
    returns table (person uuid, name text, language text, session uuid, administrator boolean, seen_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    select p.id, p.name, p.language, s.id, exists (select from people.administrator a where a.person = p.id), s.seen_at
      into person, name, language, session, administrator, seen_at
      from people.session s
      join people.person p on p.id = s.person
     where s.token_hash = token
       and s.ended_at is null
       and s.began_at > began_after
       and s.seen_at > seen_after
       and p.erased_at is null;
    perform set_config('alongside.person', coalesce(person::text, ''), true);
    if person is not null then
        return next;
    end if;
end
$$;
revoke all on function people.enter(bytea, timestamptz, timestamptz) from public;
grant execute on function people.enter(bytea, timestamptz, timestamptz) to ${app}, ${jobs};
