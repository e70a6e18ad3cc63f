-- Sessions know how they began. What belongs to a role that many trust is seen only in a session begun strongly: with a
-- passkey, with a second step, or through a provider that asks for two. The database itself decides, so that no page can
-- forget it.

alter table people.session
    add column how text not null default 'letter'
        check (how in ('letter', 'letter-and-code', 'passkey', 'provider', 'provider-and-code', 'two-factor-provider',
                       'invented')),
    add column strong boolean not null generated always as (how not in ('letter', 'provider')) stored;
comment on column people.session.how is 'invented: somebody chose to be this person, which only a demo allows';
grant select (how, strong) on people.session to ${app};

-- Which memberships go with a role: leads of a programme, facilitators of a cohort, whoever is told of a worry.
alter table vault.membership add column staff boolean not null default false;
comment on column vault.membership.staff is 'Counts only in a session begun strongly';
alter table programme.programme no force row level security;
alter table programme.cohort no force row level security;
alter table programme.facilitation no force row level security;
alter table programme.safeguarding no force row level security;
alter table pairing.half no force row level security;
update vault.membership m
   set staff = true
 where circle in (select id from programme.programme)
    or circle in (select facilitators from programme.cohort)
    or circle in (select circle from programme.safeguarding)
    or exists (select from programme.facilitation f
                 join pairing.half h on h.pair = f.pair
                where f.cohort = m.circle and h.person = m.person
                  and f.accepted_at is not null and f.ended_at is null);
alter table programme.programme force row level security;
alter table programme.cohort force row level security;
alter table programme.facilitation force row level security;
alter table programme.safeguarding force row level security;
alter table pairing.half force row level security;

-- Whether whoever is asking began their session strongly. Not said means no.
create function vault.strong() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('alongside.strong', true) = 'yes', false);

create or replace function vault.circles_now() returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return coalesce(
        (select array_agg(circle) from vault.membership
          where person = vault.me() and until is null and (not staff or vault.strong())),
        array[]::uuid[]);

create or replace function vault.in_circle(somewhere uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return exists (
        select from vault.membership
         where person = vault.me() and circle = somewhere and until is null and (not staff or vault.strong()));

create or replace function vault.since(somewhere uuid) returns timestamptz
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return (
        select since from vault.membership
         where person = vault.me() and circle = somewhere and until is null and (not staff or vault.strong()));

-- Joining for a role. Joining twice changes nothing, except that who was there already is there for the role from now on.
create function vault.join_as_staff(someone uuid, somewhere uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    begin atomic
        insert into vault.membership (person, circle, staff) values (someone, somewhere, true)
            on conflict (person, circle) where until is null do update set staff = true;
    end;

revoke all on function vault.strong, vault.join_as_staff from public;
grant execute on function vault.strong, vault.join_as_staff to ${app}, ${jobs};

-- Whether I look after this installation, and began strongly enough to do so now.
create function people.administers() returns boolean
    language sql stable
    return vault.strong() and exists (select from people.administrator where person = vault.me());
revoke all on function people.administers from public;
grant execute on function people.administers to ${app};

create or replace function programme.administers() returns boolean
    language sql stable as
$$
    select people.administers()
$$;

drop policy administrators_carry on people.by_hand;
create policy administrators_carry on people.by_hand to ${app} using (people.administers());
drop policy administrators_answer on people.complaint;
create policy administrators_answer on people.complaint for select to ${app} using (people.administers());
drop policy administrators_acknowledge on people.complaint;
create policy administrators_acknowledge on people.complaint for update to ${app} using (people.administers());

-- As before, and says how strongly the session began, when, and whether its person has a role that asks for strength.
drop function people.enter(bytea, timestamptz, timestamptz);
create function people.enter(token bytea, began_after timestamptz, seen_after timestamptz)
    returns table (person uuid, name text, language text, session uuid, administrator boolean, seen_at timestamptz,
                   began_at timestamptz, strong boolean, staff boolean)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    select p.id, p.name, p.language, s.id, exists (select from people.administrator a where a.person = p.id), s.seen_at,
           s.began_at, s.strong,
           exists (select from people.administrator a where a.person = p.id)
               or exists (select from vault.membership m where m.person = p.id and m.staff and m.until is null)
      into person, name, language, session, administrator, seen_at, began_at, strong, staff
      from people.session s
      join people.person p on p.id = s.person
     where s.token_hash = token
       and s.ended_at is null
       and s.began_at > began_after
       and s.seen_at > seen_after
       and p.erased_at is null;
    perform set_config('alongside.person', coalesce(person::text, ''), true),
            set_config('alongside.strong', case when strong then 'yes' else '' end, true);
    if current_setting('transaction_read_only') = 'on' then
        perform set_config('alongside.circles', vault.circles_now()::text, true);
    end if;
    if person is not null then
        return next;
    end if;
end
$$;
revoke all on function people.enter(bytea, timestamptz, timestamptz) from public;
grant execute on function people.enter(bytea, timestamptz, timestamptz) to ${app}, ${jobs};
