-- Safeguarding for the place as a whole may be about any programme: whoever leads or facilitates one is not asked to it.
create or replace function programme.may_safeguard(someone uuid, some_programme uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return not exists (select from people.administrator a where a.person = someone)
       and not exists (select from programme.lead l
                        where l.person = someone and l.until is null
                          and (some_programme is null or l.programme = some_programme))
       and not exists (select from programme.facilitation f
                        where f.accepted_at is not null and f.ended_at is null and someone in (f.lives, f.works)
                          and (some_programme is null or f.programme = some_programme));
