-- A calendar cannot prove anything. So an address shows what goes with a role only if it was made in a session begun
-- strongly, and those of before show it no more.
alter table programme.calendar add column strong boolean not null default false;
comment on column programme.calendar.strong is 'Whether whoever made it had proved twice who they are';
drop policy own_calendar on programme.calendar;
create policy own_calendar on programme.calendar to ${app}
    using (person = vault.me()) with check (person = vault.me() and (not strong or vault.strong()));
grant update (strong) on programme.calendar to ${app};

-- The half that is asked to hear says nothing is mended before it has heard. The other may take it back at any time. Asked
-- in a function, because the policies of the two tables read each other.
create function led.is_heard(which uuid) returns boolean
    language plpgsql stable as
$$
begin
    return exists (select from led.heard h where h.repair = which);
end
$$;
revoke all on function led.is_heard from public;
grant execute on function led.is_heard to ${app};
drop policy either_says_that_it_is_mended on led.repair;
create policy either_says_that_it_is_mended on led.repair for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]) and ended_at is null
           and (said_by = vault.me() or led.is_heard(id)))
    with check (ended_by = vault.me());

