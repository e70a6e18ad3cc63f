-- An offer says by when it lapses as the clocks of its call say it. And a call that closes later takes its offers along.
alter table pairing.offer add column zone text;
comment on column pairing.offer.zone is 'By whose clocks people read when it lapses; without one, by those of this place';
grant update (lapses_at) on pairing.offer to ${jobs};

-- Whoever said yes and waits for the other half sees for whom, and into what, without the letter. A function, because
-- neither the other's row nor a cohort one is not in yet is theirs to read.
create policy functions_of_bringing on programme.brought_pair for select to current_user using (true);
create policy functions_of_bringing on programme.brought_half for select to current_user using (true);
create policy functions_of_bringing on programme.cohort for select to current_user using (true);
create function programme.waits_for_the_other_half()
    returns table (brought uuid, cohort_name text, other_name text, lapses_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$
    select h.brought, c.name, o.name, p.lapses_at
      from programme.brought_half h
      join programme.brought_pair p on p.id = h.brought
      join programme.brought_half o on o.brought = h.brought and o.side <> h.side
      join programme.cohort c on c.id = p.cohort
     where h.person = vault.me() and p.declined_at is null and p.pair is null
$$;
revoke all on function programme.waits_for_the_other_half from public;
grant execute on function programme.waits_for_the_other_half to ${app};
