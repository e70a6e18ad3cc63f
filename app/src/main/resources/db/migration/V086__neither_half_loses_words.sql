-- What two people write as one, either changes. What one half wrote stays with the two when the other writes over it; and
-- what both wrote goes only when both ask for it.
create table pairing.earlier (
    id         uuid        primary key,
    pair       uuid        not null references pairing.pair,
    subject    uuid        not null,
    part       text        not null,
    words      bytea       not null,
    written_by uuid        not null references people.person,
    written_at timestamptz not null
);
create index earlier_words_of_a_subject on pairing.earlier (subject, written_at);
create index earlier_words_of_a_writer on pairing.earlier (written_by);
comment on column pairing.earlier.subject is 'What they stood in: an entry, a learning card, an introduction';
comment on column pairing.earlier.words is 'Under the key of whoever wrote them and the pair''s: they go with either';
comment on column pairing.earlier.part is 'Under which of its headings';

alter table pairing.earlier enable row level security;
alter table pairing.earlier force row level security;
create policy earlier_words_for_the_two on pairing.earlier for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy kept_by_either on pairing.earlier for insert to ${app}
    with check (pair = any ((select vault.circles())::uuid[])
                and exists (select from pairing.half h where h.pair = earlier.pair and h.person = earlier.written_by));
-- They go with what they stood in, in the transaction in which both have agreed to that.
create policy gone_by_both_hands on pairing.earlier for delete to ${app}
    using (pair = any ((select vault.circles())::uuid[])
           and exists (select from pairing.offer o
                        where o.pair = earlier.pair and o.subject = earlier.subject
                          and o.act in ('remove-card', 'erase-entry')
                          and o.closed_as = 'done' and o.xmin = pg_current_xact_id()::xid));
grant select, insert, delete on pairing.earlier to ${app};

-- Of a card that was here before it is not known; so both are asked.
alter table learn.card add column by_both boolean not null default true;
alter table learn.card alter column by_both set default false;
comment on column learn.card.by_both is 'Whether both have written in it; only the database says so';
create function learn.whose_words() returns trigger
    language plpgsql as
$$
begin
    new.by_both := old.by_both or new.written_by <> old.written_by;
    return new;
end
$$;
revoke all on function learn.whose_words from public;
create trigger whose_words before update on learn.card for each row execute function learn.whose_words();

drop policy either_removes on learn.card;
create policy removed_by_its_writer_or_by_both on learn.card for delete to ${app}
    using (pair = any ((select vault.circles())::uuid[]) and shown_at is null
           and ((written_by = vault.me() and not by_both)
                or exists (select from pairing.offer o
                            where o.pair = card.pair and o.subject = card.id
                              and o.act = 'remove-card' and o.closed_as = 'done' and o.xmin = pg_current_xact_id()::xid)));

-- Who wrote the words of an entry last, which of what both write the owner does not tell.
alter table reflection.entry add column written_by uuid references people.person;
comment on column reflection.entry.written_by is 'Only the database says so; nothing is known of what was here before';
create function reflection.who_writes() returns trigger
    language plpgsql as
$$
begin
    -- Without a person rows are brought back as they were.
    if vault.me() is not null then
        new.written_by := vault.me();
    end if;
    return new;
end
$$;
revoke all on function reflection.who_writes from public;
create trigger who_writes before insert or update of sealed on reflection.entry
    for each row execute function reflection.who_writes();

-- What was set aside goes also with what the two wrote as one.
alter table programme.set_aside add column under_two boolean not null default false;
comment on column programme.set_aside.under_two is 'Whether it lies under the pair''s key too';
