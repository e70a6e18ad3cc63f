-- Stories of change: a pair's dated account of before and after, signed by both, kept for good as they signed it, and let
-- go outwards only by both hands. One row is one telling; told anew, a story gets another.
create table led.story (
    id              uuid        primary key,
    pair            uuid        not null references pairing.pair,
    story           uuid        not null,
    told            int         not null default 1,
    before_on       date,
    before_by_month boolean     not null default false,
    after_on        date,
    after_by_month  boolean     not null default false,
    title           bytea       not null,
    before          bytea       not null,
    done            bytea       not null,
    after           bytea       not null,
    noticed         bytea       not null,
    unchanged       bytea       not null,
    grain           bytea       not null,
    version         int         not null default 1,
    written_by      uuid        not null references people.person,
    written_at      timestamptz not null,
    by_both         boolean     not null default false,
    signed_at       timestamptz,
    named           boolean     not null default false,
    credit          bytea,
    cohort          uuid        references programme.cohort,
    shown_at        timestamptz,
    network_at      timestamptz,
    public_at       timestamptz,
    unique (story, told),
    constraint after_is_not_before_before
        check (before_on is null or after_on is null
               or before_on < case when after_by_month then (after_on + interval '1 month')::date else after_on + 1 end),
    constraint a_signed_story_has_its_dates
        check (signed_at is null or (before_on is not null and after_on is not null)),
    constraint only_a_signed_story_goes_out
        check (signed_at is not null or coalesce(shown_at, network_at, public_at) is null),
    constraint who_goes_out_says_as_whom
        check (credit is not null or coalesce(shown_at, network_at, public_at) is null),
    constraint shown_to_a_cohort check (shown_at is null or cohort is not null)
);
create unique index one_telling_under_way on led.story (story) where signed_at is null;
create index stories_of_a_pair on led.story (pair, written_at);
create index stories_of_a_cohort on led.story (cohort) where coalesce(shown_at, network_at, public_at) is not null;
create index stories_of_the_network on led.story (network_at) where network_at is not null;
create index stories_for_everyone on led.story (public_at) where public_at is not null;
comment on column led.story.story is 'The id of its first telling, which all later ones carry';
comment on column led.story.told is 'Which telling it is: once signed, the next one is another row';
comment on column led.story.before_by_month is 'Only the month is known; the day is the first of it';
comment on column led.story.after_by_month is 'Only the month is known; the day is the first of it';
comment on column led.story.grain is 'Sealed and random: without it the digest of short words could be guessed';
comment on column led.story.by_both is 'Whether both have written in this telling; only the database says so';
comment on column led.story.credit is 'As whom others read the two: both names, or the name of a cohort; empty as a pair of no cohort';

-- What both have signed stays as it was signed; how it names the two stands as long as others read it; and it is shown to
-- no cohort but one the pair is in.
create function led.signed_stories_stand() returns trigger
    language plpgsql as
$$
declare
    of_the_way constant text[] := array['signed_at', 'named', 'credit', 'cohort', 'shown_at', 'network_at', 'public_at'];
begin
    new.by_both := old.by_both or new.written_by <> old.written_by;
    if old.signed_at is not null
       and (to_jsonb(old) - of_the_way <> to_jsonb(new) - of_the_way or new.signed_at is distinct from old.signed_at) then
        raise exception 'what both have signed stays as they signed it';
    end if;
    if coalesce(new.shown_at, new.network_at, new.public_at) is not null
       and (new.named, new.credit, new.cohort) is distinct from (old.named, old.credit, old.cohort) then
        raise exception 'how a story names the two stands as long as others read it';
    end if;
    if new.shown_at is not null and new.shown_at is distinct from old.shown_at
       and not exists (select from programme.cohort_pair p
                        where p.cohort = new.cohort and p.pair = new.pair and p.left_at is null) then
        raise exception 'a story is shown to a cohort the pair is in';
    end if;
    return new;
end
$$;
revoke all on function led.signed_stories_stand from public;
create trigger signed_stories_stand before update on led.story
    for each row execute function led.signed_stories_stand();

-- Signing it, and each step outwards, in the very transaction in which the second hand is given.
create trigger signed_by_both before update of signed_at on led.story for each row
    when (new.signed_at is not null and new.signed_at is distinct from old.signed_at)
    execute function pairing.only_by_both('sign-story', 'pair', 'story');
create trigger shown_by_both before update of shown_at on led.story for each row
    when (new.shown_at is not null and new.shown_at is distinct from old.shown_at)
    execute function pairing.only_by_both('story-to-cohort', 'pair', 'story');
create trigger passed_on_by_both before update of network_at on led.story for each row
    when (new.network_at is not null and new.network_at is distinct from old.network_at)
    execute function pairing.only_by_both('story-to-network', 'pair', 'story');
create trigger published_by_both before update of public_at on led.story for each row
    when (new.public_at is not null and new.public_at is distinct from old.public_at)
    execute function pairing.only_by_both('publish-story', 'pair', 'story');

-- Whether I am, or was, in a cohort here: those are the network, for whatever goes out to it. The one of cards asks this.
create function programme.in_network() returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return exists (select from vault.membership m
                     join programme.cohort c on c.id = m.circle
                    where m.person = vault.me() and (not m.staff or vault.strong()));
revoke all on function programme.in_network from public;
grant execute on function programme.in_network to ${app};
create or replace function learn.in_network() returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return programme.in_network();

-- Whether both of this pair have signed a telling of this story. A function, because a policy can't ask its own table.
create function led.is_signed(some_story uuid, some_pair uuid) returns boolean
    language sql stable
    return exists (select from led.story s
                    where s.story = some_story and s.pair = some_pair and s.signed_at is not null);
revoke all on function led.is_signed from public;
grant execute on function led.is_signed to ${app};

alter table led.story enable row level security;
alter table led.story force row level security;
create policy own_stories on led.story for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
-- Those who were in the cohort when it was shown; then the network; then everyone.
create policy stories_shown_to_a_cohort on led.story for select to ${app}
    using (shown_at is not null and cohort = any ((select vault.circles())::uuid[]) and vault.since(cohort) <= shown_at);
create policy stories_of_the_network on led.story for select to ${app}
    using (network_at is not null and (select programme.in_network()));
create policy stories_for_everyone on led.story for select to ${app} using (public_at is not null);
-- A new story, or one of one's own told anew.
create policy either_begins on led.story for insert to ${app}
    with check (pair = any ((select vault.circles())::uuid[]) and written_by = vault.me() and signed_at is null
                and credit is null and cohort is null
                and (story = id or led.is_signed(story, pair)));
create policy either_goes_on on led.story for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]))
    with check (pair = any ((select vault.circles())::uuid[]));
-- What is not signed goes by whoever wrote all of it; neither makes the other's words disappear.
create policy its_writer_removes_what_is_not_signed on led.story for delete to ${app}
    using (pair = any ((select vault.circles())::uuid[]) and signed_at is null
           and written_by = vault.me() and not by_both);
grant select, insert, delete,
    update (before_on, before_by_month, after_on, after_by_month, title, before, done, after, noticed, unchanged, version,
            written_by, written_at, signed_at, named, credit, cohort, shown_at, network_at, public_at)
    on led.story to ${app};
