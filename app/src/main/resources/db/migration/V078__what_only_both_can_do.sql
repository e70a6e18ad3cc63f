-- Whatever the program does wrong: what takes both hands happens in the very transaction in which the second one closes
-- the offer, and so to the words it was given to. A hand given to an earlier time of the same serves for nothing.

-- Arguments: the act, and the columns that say whose it is and what it is about.
create function pairing.only_by_both() returns trigger
    language plpgsql as
$$
declare
    changed jsonb := to_jsonb(new);
begin
    -- Asked of whoever serves a person; a restore brings rows back as they were.
    if current_user = trim(both '"' from '${app}')
       and not exists (select from pairing.offer o
                       where o.act = tg_argv[0]
                         and o.pair = (changed ->> tg_argv[1])::uuid
                         and o.subject = (changed ->> tg_argv[2])::uuid
                         and o.closed_as = 'done'
                         and o.xmin = pg_current_xact_id()::xid) then
        raise exception '% takes both hands', tg_argv[0];
    end if;
    return new;
end
$$;
revoke all on function pairing.only_by_both from public;

create trigger erased_by_both before update of erased_at on pairing.pair for each row
    when (new.erased_at is distinct from old.erased_at)
    execute function pairing.only_by_both('erase-together', 'id', 'id');
create trigger begun_by_both before insert on programme.application for each row
    when (new.sent_at is not null)
    execute function pairing.only_by_both('send-application', 'pair', 'id');
create trigger sent_by_both before update of sent_at on programme.application for each row
    when (new.sent_at is not null and new.sent_at is distinct from old.sent_at)
    execute function pairing.only_by_both('send-application', 'pair', 'id');
create trigger taken_by_both before update of taken_at on programme.place for each row
    when (new.taken_at is not null and new.taken_at is distinct from old.taken_at)
    execute function pairing.only_by_both('take-place', 'pair', 'application');
create trigger accepted_by_both before update of accepted_at on programme.facilitation for each row
    when (new.accepted_at is not null and new.accepted_at is distinct from old.accepted_at)
    execute function pairing.only_by_both('facilitate-cohort', 'pair', 'id');

-- The key of what both wrote as one goes when both have asked for it, or with the second of the two. A key of one's own
-- goes whenever its owner asks. Being in a circle is no longer enough.
create policy whether_erased on people.person for select to current_user using (erased_at is not null);
create function people.is_erased(someone uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return exists (select from people.person p where p.id = someone and p.erased_at is not null);
revoke all on function people.is_erased from public;
grant execute on function people.is_erased to ${app};

drop policy one_may_ask on vault.destroyed_key;
drop function vault.may_destroy;
create policy whose_key_goes on vault.destroyed_key for insert to ${app}
    with check (key = vault.me()
                or exists (select from pairing.pair p where p.id = key and p.erased_at is not null)
                or exists (select from pairing.half h
                            where h.pair = key and h.person <> vault.me() and people.is_erased(h.person)));
