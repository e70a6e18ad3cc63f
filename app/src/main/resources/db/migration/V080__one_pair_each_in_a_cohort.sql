-- A person may be in several pairs, and sits in one seat of a room: in a cohort, and among the places of its call, nobody
-- is half of two pairs.

-- Whoever owns the tables sees the pairs of the one person somebody asks about, as V067 has it for leads.
create policy functions_of_the_programme on programme.cohort_pair for select to current_user
    using (nullif(current_setting('alongside.about', true), '')::uuid in (lives, works));
create policy functions_of_the_programme on programme.application for select to current_user
    using (nullif(current_setting('alongside.about', true), '')::uuid in (lives, works));

-- Whether one of these two is in the cohort of a call, or in a cohort without one, or has a place there, with another
-- pair than this. A function, because what the other half does in another pair is not for this pair to see.
create function programme.in_with_another_pair(held uuid, this_pair uuid, one uuid, other uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    someone uuid;
    is_in boolean := false;
begin
    foreach someone in array array[one, other] loop
        perform set_config('alongside.about', someone::text, true);
        is_in := is_in
            or exists (select from programme.cohort_pair c
                        where held in (c.cohort, c.call) and c.left_at is null
                          and c.pair is distinct from this_pair)
            or exists (select from programme.application a
                         join programme.place p on p.application = a.id and p.given_up_at is null
                        where a.call = held and a.pair is distinct from this_pair);
    end loop;
    perform set_config('alongside.about', '', true);
    return is_in;
end
$$;
revoke all on function programme.in_with_another_pair from public;
grant execute on function programme.in_with_another_pair to ${app}, ${jobs};

-- Whatever the program does wrong, nobody sits in two seats. Asked of those who serve; a restore brings rows back as they
-- were. Each waits for whoever gives a place, or comes in, at the same moment.
create function programme.one_pair_each() returns trigger
    language plpgsql as
$$
declare
    one uuid;
    other uuid;
begin
    if current_user not in (trim(both '"' from '${app}'), trim(both '"' from '${jobs}')) then
        return new;
    end if;
    if tg_table_name = 'place' then
        perform programme.free_places(new.call);
        select a.lives, a.works into one, other from programme.application a where a.id = new.application;
        if programme.in_with_another_pair(new.call, new.pair, one, other) then
            raise exception 'one of them has a place with another pair';
        end if;
    else
        perform pg_advisory_xact_lock(hashtextextended(coalesce(new.call, new.cohort)::text, 35));
        if programme.in_with_another_pair(coalesce(new.call, new.cohort), new.pair, new.lives, new.works) then
            raise exception 'one of them is in this cohort with another pair';
        end if;
    end if;
    return new;
end
$$;
revoke all on function programme.one_pair_each from public;
create trigger one_pair_each before insert on programme.place
    for each row execute function programme.one_pair_each();
create trigger one_pair_each_again before update of given_up_at on programme.place
    for each row when (old.given_up_at is not null and new.given_up_at is null)
    execute function programme.one_pair_each();
create trigger one_pair_each before insert on programme.cohort_pair
    for each row when (new.left_at is null)
    execute function programme.one_pair_each();
create trigger one_pair_each_again before update of left_at on programme.cohort_pair
    for each row when (old.left_at is not null and new.left_at is null)
    execute function programme.one_pair_each();

-- A version that was not chosen is one half's words, and from now on under that half's key.
alter table programme.set_aside add column key uuid;
comment on column programme.set_aside.key is 'Whose key seals it: the writer''s. Without one, the pair''s, as it was before';

-- As whose other half whoever asks acts in a cohort: of the pair that facilitates it, else of the one that is in it.
create function programme.partner_in(some_cohort uuid) returns text
    language sql stable
    return (select people.name_of(case when h.lives = vault.me() then h.works else h.lives end)
              from (select f.lives, f.works, 1 as place
                      from programme.facilitation f
                     where f.cohort = some_cohort and f.accepted_at is not null and f.ended_at is null
                       and vault.me() in (f.lives, f.works)
                    union all
                    select p.lives, p.works, 2
                      from programme.cohort_pair p
                     where p.cohort = some_cohort and p.left_at is null and vault.me() in (p.lives, p.works)
                     order by place
                     limit 1) h);
revoke all on function programme.partner_in from public;
grant execute on function programme.partner_in to ${app};
