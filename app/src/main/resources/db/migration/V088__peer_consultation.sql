-- A pair asks its cohort: both show what they are stuck with and the one question they bring. Everybody else only asks
-- questions at first; then thoughts follow; at the end both say what they take from it, and nothing is added any more.
create table learn.consultation (
    id          uuid        primary key,
    pair        uuid        not null references pairing.pair,
    cohort      uuid        not null references programme.cohort,
    version     int         not null default 1,
    situation   bytea       not null,
    question    bytea       not null,
    grain       bytea       not null,
    written_by  uuid        not null references people.person,
    written_at  timestamptz not null,
    still_since timestamptz not null,
    shown_at    timestamptz,
    thoughts_at timestamptz,
    by_both     boolean     not null default false,
    unique (id, pair, cohort),
    check (thoughts_at is null or coalesce(thoughts_at >= shown_at, false))
);
create index consultations_of_a_pair on learn.consultation (pair, written_at);
create index consultations_of_a_cohort on learn.consultation (cohort, shown_at) where shown_at is not null;
comment on column learn.consultation.grain is 'Sealed and random: without it the digest of short words could be guessed';
comment on column learn.consultation.by_both is 'Whether both have written in it; only the database says so';
comment on column learn.consultation.thoughts_at is 'Since when there are thoughts; before that there are only questions';

-- What a pair takes from it: the two alone read it, until both end the consultation with it.
create table learn.takeaway (
    consultation uuid        primary key,
    pair         uuid        not null,
    cohort       uuid        not null,
    version      int         not null default 1,
    words        bytea       not null,
    grain        bytea       not null,
    written_by   uuid        not null references people.person,
    written_at   timestamptz not null,
    still_since  timestamptz not null,
    shown_at     timestamptz,
    foreign key (consultation, pair, cohort) references learn.consultation (id, pair, cohort) on delete cascade
);

-- A question, an answer of one half to it, or a thought: under the key of whoever said it. It belongs to one showing, so
-- that what was said before the pair took its words back does not come back with them.
create table learn.reply (
    id            uuid        primary key,
    consultation  uuid        references learn.consultation on delete set null,
    cohort        uuid        not null references programme.cohort,
    showing       timestamptz not null,
    kind          text        not null check (kind in ('question', 'answer', 'seen', 'try')),
    answers       uuid        references learn.reply,
    person        uuid        not null references people.person,
    hat           text,
    words         bytea,
    version       int         not null default 1,
    said_at       timestamptz not null,
    taken_back_at timestamptz,
    check ((kind = 'answer') = (answers is not null)),
    check ((words is null) = (taken_back_at is not null))
);
create index replies_to_a_consultation on learn.reply (consultation, said_at);
create index replies_of_a_person on learn.reply (person);
create unique index one_answer_of_each on learn.reply (answers, person) where taken_back_at is null;
comment on column learn.reply.kind is 'seen: what we have seen; try: what we would try';
comment on column learn.reply.hat is 'The hat its author speaks in; null for "as myself"';
comment on column learn.reply.showing is 'When the consultation was shown to which it was said';

-- One more date that is not words.
create or replace function learn.shown_words_stand() returns trigger
    language plpgsql as
$$
declare
    not_words constant text[] := array['version', 'written_by', 'written_at', 'still_since', 'shown_at', 'held_at',
                                       'network_at', 'public_at', 'thoughts_at', 'by_both'];
begin
    if to_jsonb(old) - not_words <> to_jsonb(new) - not_words then
        if old.shown_at is not null or new.shown_at is not null then
            raise exception 'what others read keeps its words';
        end if;
        if new.still_since <= old.still_since then
            raise exception 'hands given to other words do not count';
        end if;
    end if;
    if old.shown_at is not null and new.shown_at is null and new.still_since < old.shown_at then
        raise exception 'hands given before it was taken back do not count';
    end if;
    if new.still_since < old.still_since then
        raise exception 'hands given before do not come to count';
    end if;
    return new;
end
$$;
create trigger shown_words_stand before update on learn.consultation
    for each row execute function learn.shown_words_stand();
create trigger whose_words before update on learn.consultation for each row execute function learn.whose_words();
create trigger shown_words_stand before update on learn.takeaway
    for each row execute function learn.shown_words_stand();

-- From questions to thoughts, from thoughts to the end, and not back: but for the whole, which one hand takes back.
create function learn.consultations_go_on() returns trigger
    language plpgsql as
$$
begin
    if tg_table_name = 'consultation' then
        if new.shown_at is not distinct from old.shown_at and old.thoughts_at is not null
            and new.thoughts_at is distinct from old.thoughts_at then
            raise exception 'after thoughts come no more questions';
        end if;
    elsif old.shown_at is not null and new.shown_at is distinct from old.shown_at
        and exists (select from learn.consultation c where c.id = old.consultation and c.shown_at is not null) then
        raise exception 'what has ended does not go on';
    end if;
    return new;
end
$$;
revoke all on function learn.consultations_go_on from public;
create trigger consultations_go_on before update on learn.consultation
    for each row execute function learn.consultations_go_on();
create trigger consultations_go_on before update on learn.takeaway
    for each row execute function learn.consultations_go_on();

-- Whether a pair neither pauses nor has ended, for those it has asked: that it rests, and never why or since when. The
-- owner of the tables sees the one pair somebody asks about, as V080 has it.
create policy functions_of_learning on pairing.pair for select to current_user
    using (id = nullif(current_setting('alongside.about', true), '')::uuid);
create function learn.acts(some_pair uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    is_open boolean;
begin
    perform set_config('alongside.about', some_pair::text, true);
    is_open := exists (select from pairing.pair p
                        where p.id = some_pair and p.paused_at is null and p.ended_at is null);
    perform set_config('alongside.about', '', true);
    return is_open;
end
$$;

-- Whether something can be added to a consultation: its pair acts, and is in the cohort still.
create function learn.goes_on(some_pair uuid, some_cohort uuid) returns boolean
    language sql
    return exists (select from programme.cohort_pair p
                    where p.cohort = some_cohort and p.pair = some_pair and p.left_at is null)
       and learn.acts(some_pair);

-- Whether somebody is in a cohort of mine, and has been since before they said something there.
create function learn.is_still_in(someone uuid, some_cohort uuid, said timestamptz) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return vault.in_circle(some_cohort)
       and exists (select from vault.membership m
                    where m.person = someone and m.circle = some_cohort and m.until is null and m.since <= said);

-- Whose turn it is: at first only questions, then only thoughts, each by everybody but the pair; answers are the pair's.
create function learn.is_their_turn(some_consultation uuid, some_cohort uuid, shown timestamptz, some_kind text,
                                    answered uuid) returns boolean
    language sql
    return exists (
        select from learn.consultation c
         where c.id = some_consultation and c.cohort = some_cohort and c.shown_at = shown
           and learn.goes_on(c.pair, c.cohort)
           and not exists (select from learn.takeaway t where t.consultation = c.id and t.shown_at is not null)
           and case when some_kind = 'answer'
                    then c.pair = any ((select vault.circles())::uuid[])
                         and exists (select from learn.reply q
                                      where q.id = answered and q.consultation = c.id and q.showing = shown
                                        and q.kind = 'question' and q.taken_back_at is null)
                    else not c.pair = any ((select vault.circles())::uuid[])
                         and (some_kind = 'question') = (c.thoughts_at is null)
               end);
revoke all on function learn.acts, learn.goes_on, learn.is_still_in, learn.is_their_turn from public;
grant execute on function learn.acts, learn.goes_on, learn.is_still_in, learn.is_their_turn to ${app};

-- Who sees and does what ----------------------------------------------------------------------------------------------

alter table learn.consultation enable row level security;
alter table learn.consultation force row level security;
create policy own_consultations on learn.consultation for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
-- Those who were in the cohort when it was shown.
create policy consultations_shown_to_a_cohort on learn.consultation for select to ${app}
    using (shown_at is not null and cohort = any ((select vault.circles())::uuid[]) and vault.since(cohort) <= shown_at);
create policy either_begins on learn.consultation for insert to ${app}
    with check (pair = any ((select vault.circles())::uuid[]) and written_by = vault.me()
                and shown_at is null and thoughts_at is null
                and exists (select from programme.cohort_pair p
                             where p.cohort = consultation.cohort and p.pair = consultation.pair and p.left_at is null));
-- Either writes, opens the thoughts and takes all of it back; only both hands show it.
create policy both_ask on learn.consultation for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]))
    with check (pair = any ((select vault.circles())::uuid[])
                and (shown_at is null or learn.both_agreed('ask-cohort', pair, id, still_since, shown_at)));
-- What the other half has written in it too stays, until both have what they wrote together erased. Asked in a function,
-- because the policies of the two tables read each other.
create function learn.has_takeaway(which uuid) returns boolean
    language plpgsql stable as
$$
begin
    return exists (select from learn.takeaway t where t.consultation = which);
end
$$;
revoke all on function learn.has_takeaway from public;
grant execute on function learn.has_takeaway to ${app};
create policy its_writer_removes on learn.consultation for delete to ${app}
    using (pair = any ((select vault.circles())::uuid[]) and shown_at is null and written_by = vault.me() and not by_both
           and not learn.has_takeaway(id));
grant select, insert, delete,
    update (version, situation, question, written_by, written_at, still_since, shown_at, thoughts_at)
    on learn.consultation to ${app};

alter table learn.takeaway enable row level security;
alter table learn.takeaway force row level security;
create policy own_takeaways on learn.takeaway for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy takeaways_of_what_has_ended on learn.takeaway for select to ${app}
    using (shown_at is not null and cohort = any ((select vault.circles())::uuid[])
           and exists (select from learn.consultation c
                        where c.id = takeaway.consultation and c.shown_at is not null));
create policy either_begins on learn.takeaway for insert to ${app}
    with check (pair = any ((select vault.circles())::uuid[]) and written_by = vault.me() and shown_at is null
                and exists (select from learn.consultation c
                             where c.id = takeaway.consultation and c.thoughts_at is not null));
create policy both_end_it on learn.takeaway for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]))
    with check (pair = any ((select vault.circles())::uuid[])
                and (shown_at is null
                     or learn.both_agreed('end-consultation', pair, consultation, still_since, shown_at)));
grant select, insert, update (version, words, written_by, written_at, still_since, shown_at) on learn.takeaway to ${app};

alter table learn.reply enable row level security;
alter table learn.reply force row level security;
create policy own_replies on learn.reply for select to ${app} using (person = vault.me());
-- As long as it is shown, and its author is in the cohort. What a half has answered stays with what the pair has asked.
create policy replies_in_a_cohort on learn.reply for select to ${app}
    using (cohort = any ((select vault.circles())::uuid[])
           and exists (select from learn.consultation c
                        where c.id = reply.consultation and c.shown_at = reply.showing)
           and (kind = 'answer' or learn.is_still_in(person, cohort, said_at)));
create policy whoever_has_the_turn_speaks on learn.reply for insert to ${app}
    with check (person = vault.me() and taken_back_at is null and cohort = any ((select vault.circles())::uuid[])
                and learn.is_their_turn(consultation, cohort, showing, kind, answers));
-- One's own words can be changed as long as it is one's turn, and taken back always.
create policy own_words_are_changed_or_taken_back on learn.reply for update to ${app}
    using (person = vault.me() and taken_back_at is null)
    with check (person = vault.me()
                and (taken_back_at is not null
                     or learn.is_their_turn(consultation, cohort, showing, kind, answers)));
grant select, insert, update (words, version, taken_back_at) on learn.reply to ${app};
