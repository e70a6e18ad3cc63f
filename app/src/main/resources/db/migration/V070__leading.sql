-- What a pair leads together: its shared challenge and its agreement, written by either half, signed by both; and what
-- they take on between the days. The schema is called led, because “leading” is a word of the language itself.
create schema led;
grant usage on schema led to ${app};

create table led.document (
    id        uuid        primary key,
    pair      uuid        not null references pairing.pair,
    kind      text        not null check (kind in ('challenge', 'agreement')),
    grain     bytea       not null,
    begun_at  timestamptz not null,
    closed_at timestamptz,
    unique (id, pair),
    check (kind = 'challenge' or closed_at is null)
);
create unique index one_open_document on led.document (pair, kind) where closed_at is null;
create index documents_of_a_pair on led.document (pair, kind, begun_at);
comment on column led.document.grain is 'Sealed and random: without it the digest of short words could be guessed';

-- The words under one heading. Whoever goes on with words of the other half, or with words that are signed, begins a new
-- version; so earlier ones stay.
create table led.passage (
    id         uuid        primary key,
    document   uuid        not null,
    pair       uuid        not null,
    heading    text        not null,
    version    int         not null,
    words      bytea       not null,
    written_by uuid        not null references people.person,
    written_at timestamptz not null,
    foreign key (document, pair) references led.document (id, pair),
    unique (document, heading, version)
);

-- That both have signed, and exactly which words.
create table led.signing (
    id        uuid        primary key,
    document  uuid        not null,
    pair      uuid        not null,
    act       text        not null check (act in ('agree-aim', 'sign-agreement', 'close-challenge')),
    signed_at timestamptz not null,
    foreign key (document, pair) references led.document (id, pair)
);
create index signings_of_a_document on led.signing (document, signed_at);
create table led.signed_passage (
    signing uuid not null references led.signing,
    passage uuid not null references led.passage,
    primary key (signing, passage)
);
create index signings_of_a_passage on led.signed_passage (passage);

-- What they try next.
create table led.commitment (
    id         uuid        primary key,
    document   uuid        not null,
    pair       uuid        not null,
    words      bytea       not null,
    leads      text        not null check (leads in ('lives', 'works', 'both')),
    due        date        not null,
    asked_by   uuid        not null references people.person,
    asked_at   timestamptz not null,
    instead_of uuid        references led.commitment,
    outcome    text        check (outcome in ('kept', 'changed', 'let-go', 'not-taken')),
    why        bytea,
    ended_by   uuid        references people.person,
    ended_at   timestamptz,
    foreign key (document, pair) references led.document (id, pair),
    check ((outcome is null) = (ended_at is null))
);
create index commitments_of_a_document on led.commitment (document, due);
create index commitments_to_come on led.commitment (pair, due) where outcome is null;
comment on column led.commitment.leads is 'Which half does it, or both';

-- Each takes on for themselves what they do: nobody says yes for the other half.
create table led.taken_on (
    commitment uuid        not null references led.commitment,
    person     uuid        not null references people.person,
    at         timestamptz not null,
    primary key (commitment, person)
);

-- That one half has read the agreement again, and found it still true.
create table led.reading (
    document uuid        not null,
    pair     uuid        not null,
    person   uuid        not null references people.person,
    read_at  timestamptz not null,
    primary key (document, person, read_at),
    foreign key (document, pair) references led.document (id, pair)
);

-- What one half finds is no longer true, until either says that it is mended; and what the other half heard. Each under
-- their own key.
create table led.repair (
    id       uuid        primary key,
    document uuid        not null,
    pair     uuid        not null,
    heading  text        not null,
    said_by  uuid        not null references people.person,
    said_at  timestamptz not null,
    said     bytea       not null,
    ended_by uuid        references people.person,
    ended_at timestamptz,
    foreign key (document, pair) references led.document (id, pair),
    check ((ended_by is null) = (ended_at is null))
);
create index repairs_of_a_document on led.repair (document, said_at);
create table led.heard (
    repair   uuid        primary key references led.repair,
    pair     uuid        not null,
    heard_by uuid        not null references people.person,
    heard_at timestamptz not null,
    heard    bytea       not null
);

alter table led.document enable row level security;
alter table led.document force row level security;
create policy own_documents on led.document for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy own_documents_begin on led.document for insert to ${app}
    with check (pair = any ((select vault.circles())::uuid[]) and closed_at is null);
-- Closing takes both hands.
create policy both_close on led.document for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]) and closed_at is null)
    with check (exists (select from pairing.offer o
                         where o.pair = document.pair and o.subject = document.id and o.act = 'close-challenge'
                           and o.closed_as = 'done' and o.closed_at = document.closed_at));
grant select, insert, update (closed_at) on led.document to ${app};

alter table led.signing enable row level security;
alter table led.signing force row level security;
create policy own_signings on led.signing for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy both_sign on led.signing for insert to ${app}
    with check (pair = any ((select vault.circles())::uuid[])
                and exists (select from pairing.offer o
                             where o.pair = signing.pair and o.subject = signing.document and o.act = signing.act
                               and o.closed_as = 'done' and o.closed_at = signing.signed_at));
grant select, insert on led.signing to ${app};

alter table led.signed_passage enable row level security;
alter table led.signed_passage force row level security;
create policy like_its_signing on led.signed_passage for select to ${app}
    using (exists (select from led.signing s where s.id = signing));
-- In the transaction in which both sign, and never afterwards.
create policy both_sign on led.signed_passage for insert to ${app}
    with check (exists (select from led.signing s
                          join led.passage p on p.id = signed_passage.passage and p.document = s.document
                         where s.id = signed_passage.signing and s.xmin = pg_current_xact_id()::xid));
grant select, insert on led.signed_passage to ${app};

alter table led.passage enable row level security;
alter table led.passage force row level security;
create policy own_passages on led.passage for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy either_writes on led.passage for insert to ${app}
    with check (written_by = vault.me() and pair = any ((select vault.circles())::uuid[])
                and exists (select from led.document d where d.id = document and d.closed_at is null));
-- One's own latest words, as long as nobody has signed them.
create policy own_words_go_on on led.passage for update to ${app}
    using (written_by = vault.me() and pair = any ((select vault.circles())::uuid[])
           and not exists (select from led.signed_passage s where s.passage = passage.id)
           and exists (select from led.document d where d.id = document and d.closed_at is null))
    with check (written_by = vault.me());
grant select, insert, update (version, words, written_at) on led.passage to ${app};

alter table led.commitment enable row level security;
alter table led.commitment force row level security;
create policy own_commitments on led.commitment for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
-- Nobody takes anything on for the other half.
create policy either_asks on led.commitment for insert to ${app}
    with check (asked_by = vault.me() and pair = any ((select vault.circles())::uuid[]) and outcome is null
                and exists (select from led.document d where d.id = document and d.closed_at is null));
create policy either_says_what_came_of_it on led.commitment for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]) and outcome is null)
    with check (outcome is not null and ended_by = vault.me());
grant select, insert, update (outcome, why, ended_by, ended_at) on led.commitment to ${app};

alter table led.taken_on enable row level security;
alter table led.taken_on force row level security;
create policy like_its_commitment on led.taken_on for select to ${app}
    using (exists (select from led.commitment c where c.id = commitment));
create policy each_for_themselves on led.taken_on for insert to ${app}
    with check (person = vault.me()
                and exists (select from led.commitment c where c.id = commitment and c.outcome is null));
grant select, insert on led.taken_on to ${app};

alter table led.reading enable row level security;
alter table led.reading force row level security;
create policy own_readings on led.reading for select to ${app} using (pair = any ((select vault.circles())::uuid[]));
create policy each_reads_for_themselves on led.reading for insert to ${app}
    with check (person = vault.me() and pair = any ((select vault.circles())::uuid[]));
grant select, insert on led.reading to ${app};

alter table led.repair enable row level security;
alter table led.repair force row level security;
create policy own_repairs on led.repair for select to ${app} using (pair = any ((select vault.circles())::uuid[]));
create policy either_says on led.repair for insert to ${app}
    with check (said_by = vault.me() and ended_at is null and pair = any ((select vault.circles())::uuid[]));
create policy either_says_that_it_is_mended on led.repair for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]) and ended_at is null)
    with check (ended_by = vault.me());
grant select, insert, update (ended_by, ended_at) on led.repair to ${app};

alter table led.heard enable row level security;
alter table led.heard force row level security;
create policy like_its_repair on led.heard for select to ${app}
    using (exists (select from led.repair r where r.id = repair));
create policy the_other_half_hears on led.heard for insert to ${app}
    with check (heard_by = vault.me()
                and exists (select from led.repair r
                             where r.id = repair and r.pair = heard.pair and r.said_by <> vault.me()
                               and r.ended_at is null));
grant select, insert on led.heard to ${app};

-- The day of its cohort that is near, for those who see it.
create function programme.day_near(some_pair uuid, moment timestamptz) returns table (day date, title text)
    language sql stable
    begin atomic
        select d.day, d.title
          from programme.cohort_pair p
          join programme.cohort_day d on d.cohort = p.cohort and d.cancelled_at is null
         where p.pair = some_pair and p.left_at is null
           and d.day between (moment at time zone d.zone)::date - 1 and (moment at time zone d.zone)::date + 2
         order by d.day
         limit 1;
    end;
revoke all on function programme.day_near from public;
grant execute on function programme.day_near to ${app};

-- For those alongside a pair: since when there is an aim, and an agreement, both of which both have signed; no words.
create policy functions_of_leading on led.signing for select to current_user using (vault.me() is not null);
create function led.standings(pairs uuid[]) returns table (pair uuid, aim_at timestamptz, agreement_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select asked.pair,
               max(s.signed_at) filter (where s.act = 'agree-aim'),
               max(s.signed_at) filter (where s.act = 'sign-agreement')
          from unnest(pairs) as asked (pair)
          left join led.signing s on s.pair = asked.pair
         where exists (select from vault.membership m
                        where m.circle = asked.pair and m.until is null and vault.alongside(m.person))
         group by asked.pair;
    end;
revoke all on function led.standings from public;
grant execute on function led.standings to ${app};
