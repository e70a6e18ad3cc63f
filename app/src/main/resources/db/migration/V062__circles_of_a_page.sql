-- A page asks for the circles of its reader once. Dozens of policies ask for them, and looking them up each time took
-- longer than everything else the page does. They are those of the moment the page began: whoever leaves a circle loses
-- sight on the next request. An act, which may wait for others and must see what they did, still looks them up each time.

create function vault.circles_now() returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return coalesce(
        (select array_agg(circle) from vault.membership where person = vault.me() and until is null),
        array[]::uuid[]);
revoke all on function vault.circles_now from public;
grant execute on function vault.circles_now to ${app}, ${jobs};

-- Neither a definer nor a path of its own, so that it becomes part of the statement it stands in.
create or replace function vault.circles() returns uuid[]
    language sql stable parallel safe
    return coalesce(nullif(current_setting('alongside.circles', true), '')::uuid[], vault.circles_now());

create or replace function people.enter(token bytea, began_after timestamptz, seen_after timestamptz)
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
    if current_setting('transaction_read_only') = 'on' then
        perform set_config('alongside.circles', vault.circles_now()::text, true);
    end if;
    if person is not null then
        return next;
    end if;
end
$$;
