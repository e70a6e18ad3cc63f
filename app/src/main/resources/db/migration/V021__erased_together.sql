-- What both halves wrote as one can be erased by both hands, for good: the pair's own key is destroyed.
alter table pairing.pair add column erased_at timestamptz;
alter table pairing.pair add constraint what_is_erased_has_ended check (erased_at is null or ended_at is not null);
comment on column pairing.pair.erased_at is 'When both asked for what they wrote together to be erased';
