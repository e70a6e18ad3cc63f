-- A complaint and a letter to be brought know their language; what a no leaves behind confirms nobody's address; what
-- somebody needs lies under their own key once they have said yes; and a pair that no lead may decide on is noticed.

alter table people.complaint add column language text not null default 'en-GB';
comment on column people.complaint.language is 'In which it was made, for the letter that acknowledges it';
alter table people.by_hand add column language text not null default 'en-GB';

-- Row keys were plain digests, which whoever guesses two addresses can make again. New ones need a key from the key
-- store; of those who said no, the old ones go.
alter table programme.brought_pair no force row level security;
update programme.brought_pair set row_key = uuid_send(gen_random_uuid()) where declined_at is not null;
alter table programme.brought_pair force row level security;
comment on column programme.brought_pair.row_key is
    'A mark of what makes a row the same row, made with a key that lies outside the database, so that nobody is asked twice';

alter table programme.brought_half add column access_own boolean not null default false;
comment on column programme.brought_half.access_own is
    'Whether access is sealed under the person''s own key, as it is from their yes on; before, the house''s';

-- Nobody decides on their own application. Whether a programme has sent applications that all its leads are halves of,
-- told to those who can name another lead. The policies show the owner nothing unless an administrator asks.
create policy another_lead on programme.lead for select to current_user using (people.administers());
create policy another_lead on programme.application for select to current_user
    using (people.administers() and sent_at is not null);
create policy another_lead on programme.decision for select to current_user
    using (people.administers() and released_at is not null);
create function programme.needs_another_lead() returns table (programme uuid, title text)
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$
    select distinct c.programme, c.title
      from programme.application a
      join programme.call c on c.id = a.call
     where a.sent_at is not null and a.withdrawn_at is null
       and not exists (select from programme.decision d where d.application = a.id and d.released_at is not null)
       and not exists (select from programme.lead l
                        where l.programme = c.programme and l.until is null and l.person not in (a.lives, a.works))
$$;
revoke all on function programme.needs_another_lead from public;
grant execute on function programme.needs_another_lead to ${app};
