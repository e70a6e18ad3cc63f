-- Circles: who may see a row, and since when. Every row policy in Alongside reads this one table.

-- Nothing is anyone's by default: not this database, not the shared schema, not a function made later.
do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to %s, %s', current_database(), '${app}', '${jobs}');
end
$$;
revoke all on schema public from public;
alter default privileges revoke execute on functions from public;

create schema vault;
grant usage on schema vault to ${app}, ${jobs};

-- A circle is an id: a pair, a cohort, its facilitators, a programme's leads. Times are of the transaction that wrote
-- them, so that whoever joins together with what is written next sees it.
create table vault.membership (
    person uuid        not null,
    circle uuid        not null,
    since  timestamptz not null default now(),
    until  timestamptz check (until >= since)
);
create unique index membership_now on vault.membership (person, circle) where until is null;
create index membership_circle on vault.membership (circle) where until is null;

-- The owner too is under row security, so that a mistake in a migration shows nothing. Here it needs a policy, because
-- the functions below run as the owner.
alter table vault.membership enable row level security;
alter table vault.membership force row level security;
create policy functions_of_the_vault on vault.membership to current_user using (true) with check (true);

-- Who is asking, in this transaction.
create function vault.me() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('alongside.person', true), '')::uuid;

-- The circles I am in now. In a policy write "circle = any ((select vault.circles())::uuid[])": asked once, not per row.
create function vault.circles() returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return coalesce(
        (select array_agg(circle) from vault.membership where person = vault.me() and until is null),
        array[]::uuid[]);

-- Whether I am in this circle now.
create function vault.in_circle(somewhere uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return exists (
        select from vault.membership
         where person = vault.me() and circle = somewhere and until is null);

-- Since when I have been in this circle without a break; null when I am not.
create function vault.since(somewhere uuid) returns timestamptz
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return (
        select since from vault.membership
         where person = vault.me() and circle = somewhere and until is null);

-- Whether this person and I share a circle now. I am always alongside myself.
create function vault.alongside(someone uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return vault.me() is not null and (
        someone = vault.me()
        or exists (
            select from vault.membership mine
              join vault.membership theirs on theirs.circle = mine.circle and theirs.until is null
             where mine.person = vault.me() and mine.until is null and theirs.person = someone));

-- Joining twice changes nothing; joining again after leaving begins anew.
create function vault.join(someone uuid, somewhere uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    begin atomic
        insert into vault.membership (person, circle) values (someone, somewhere)
            on conflict (person, circle) where until is null do nothing;
    end;

-- Leaving what one is not in changes nothing. Clocks of racing transactions may cross; a stay never ends before it began.
create function vault.leave(someone uuid, somewhere uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    begin atomic
        update vault.membership set until = greatest(now(), since)
         where person = someone and circle = somewhere and until is null;
    end;

revoke all on all functions in schema vault from public;
grant execute on all functions in schema vault to ${app}, ${jobs};
