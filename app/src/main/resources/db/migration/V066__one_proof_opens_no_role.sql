-- What goes with a role asks for a session begun strongly also where it is not found through the circle of the role.

-- Whether this person and I share a circle now. A circle of a role counts for me only in a session begun strongly: else
-- one proof would show a facilitator the names and hats of a whole cohort.
create or replace function vault.alongside(someone uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return vault.me() is not null and (
        someone = vault.me()
        or exists (
            select from vault.membership mine
              join vault.membership theirs on theirs.circle = mine.circle and theirs.until is null
             where mine.person = vault.me() and mine.until is null and (not mine.staff or vault.strong())
               and theirs.person = someone));

-- Opening a cohort is done by the pair that has just become its facilitators, and their pair's circle is no circle of a
-- role.
drop policy facilitators_open_cohorts on programme.cohort;
create policy facilitators_open_cohorts on programme.cohort for update to ${app}
    using (vault.strong() and exists (
        select from programme.facilitation f
         where f.cohort = cohort.id and f.accepted_at is not null and f.ended_at is null
           and f.pair = any ((select vault.circles())::uuid[])));

-- Whoever leads, or is told of worries, can end that with one proof, as whoever erases themselves must be able to. It is
-- all they can: not take it up again, and not change how people reach them.
drop policy leads_step_down on programme.lead;
create policy leads_step_down on programme.lead for update to ${app}
    using (programme.administers() or person = vault.me())
    with check (programme.administers() or person = vault.me() and until is not null);
drop policy administrators_end_it_or_they_do on programme.safeguarding;
create policy administrators_end_it_or_they_do on programme.safeguarding for update to ${app}
    using (programme.administers() or person = vault.me())
    with check (programme.administers() or person = vault.me() and until is not null);
