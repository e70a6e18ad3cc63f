-- What this database knows of its keys, which lie outside it: the name of their store, and which were to be destroyed.

create table vault.key_store (
    only_one boolean     primary key default true check (only_one),
    id       uuid        not null,
    since    timestamptz not null default now()
);
alter table vault.key_store enable row level security;
alter table vault.key_store force row level security;
create policy the_start on vault.key_store to ${jobs} using (true) with check (true);
grant select, insert (id) on vault.key_store to ${jobs};

-- Written in the transaction of what erases, so that a key goes if and only if that happened, also after a crash. Rows
-- stay: a copy of the key store put back later loses these keys again. A key may be named here more than once.
create table vault.destroyed_key (
    key          uuid        not null,
    decided_at   timestamptz not null default now(),
    destroyed_at timestamptz
);
create index destroyed_key_due on vault.destroyed_key (key) where destroyed_at is null;

-- One's own key, or that of a circle one is or was in: whoever erases themselves may have left it a moment before.
create function vault.may_destroy(key uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return coalesce(key = vault.me(), false)
        or exists (select from vault.membership m where m.person = vault.me() and m.circle = may_destroy.key);

-- Who is in a circle now, told only to those in it.
create function vault.members(circle uuid) returns table (person uuid, since timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select m.person, m.since from vault.membership m
         where m.circle = members.circle and m.until is null and vault.in_circle(members.circle)
         order by m.since, m.person;
    end;

revoke all on function vault.may_destroy, vault.members from public;
grant execute on function vault.may_destroy to ${app};
grant execute on function vault.members to ${app};

alter table vault.destroyed_key enable row level security;
alter table vault.destroyed_key force row level security;
create policy one_may_ask on vault.destroyed_key for insert to ${app} with check (vault.may_destroy(key));
create policy the_keeper on vault.destroyed_key to ${jobs} using (true) with check (true);
grant insert (key) on vault.destroyed_key to ${app}, ${jobs};
grant select, update (destroyed_at) on vault.destroyed_key to ${jobs};
