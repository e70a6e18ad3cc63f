-- Whoever owns the tables, and runs the functions below as the owner, sees nobody's name, address or session, except of
-- the one somebody is asking as or about: a mistake in a migration, or in another function, shows nothing. A migration
-- that has to change such rows lifts “force” for its own transaction, as V062_1 does.

drop policy who_enters on people.session;
create policy who_enters on people.session for select to current_user
    using (token_hash = decode(nullif(current_setting('alongside.entering', true), ''), 'hex'));
drop policy who_enters on people.person;
create policy who_enters on people.person for select to current_user using (id = vault.me());

-- As before, in two steps: whose session it is, and then, being that person, who they are.
create or replace function people.enter(token bytea, began_after timestamptz, seen_after timestamptz)
    returns table (person uuid, name text, language text, session uuid, administrator boolean, seen_at timestamptz,
                   began_at timestamptz, strong boolean, staff boolean)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    perform set_config('alongside.entering', encode(token, 'hex'), true);
    select s.person, s.id, s.seen_at, s.began_at, s.strong
      into person, session, seen_at, began_at, strong
      from people.session s
     where s.token_hash = token
       and s.ended_at is null
       and s.began_at > began_after
       and s.seen_at > seen_after;
    perform set_config('alongside.entering', '', true),
            set_config('alongside.person', coalesce(person::text, ''), true),
            set_config('alongside.strong', case when strong then 'yes' else '' end, true);
    select p.id, p.name, p.language, exists (select from people.administrator a where a.person = p.id),
           exists (select from people.administrator a where a.person = p.id)
               or exists (select from vault.membership m where m.person = p.id and m.staff and m.until is null)
      into person, name, language, administrator, staff
      from people.person p
     where p.id = enter.person
       and p.erased_at is null;
    if person is null then
        perform set_config('alongside.person', '', true), set_config('alongside.strong', '', true);
    end if;
    if current_setting('transaction_read_only') = 'on' then
        perform set_config('alongside.circles', vault.circles_now()::text, true);
    end if;
    if person is not null then
        return next;
    end if;
end
$$;

-- As before; it says about whom it asks, and sees no more.
drop policy functions_of_the_programme on programme.lead;
create policy functions_of_the_programme on programme.lead for select to current_user
    using (person = nullif(current_setting('alongside.about', true), '')::uuid);
drop policy functions_of_the_programme on programme.facilitation;
create policy functions_of_the_programme on programme.facilitation for select to current_user
    using (nullif(current_setting('alongside.about', true), '')::uuid in (lives, works));
create or replace function programme.may_safeguard(someone uuid, some_programme uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    may boolean;
begin
    perform set_config('alongside.about', someone::text, true);
    may := not exists (select from people.administrator a where a.person = someone)
       and not exists (select from programme.lead l
                        where l.person = someone and l.until is null
                          and (some_programme is null or l.programme = some_programme))
       and not exists (select from programme.facilitation f
                        where f.accepted_at is not null and f.ended_at is null and someone in (f.lives, f.works)
                          and (some_programme is null or f.programme = some_programme));
    perform set_config('alongside.about', '', true);
    return may;
end
$$;

drop policy functions_of_bringing on programme.brought_pair;
create policy functions_of_bringing on programme.brought_pair for select to current_user
    using (vault.me() is not null);
