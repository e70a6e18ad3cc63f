-- A pair may be in more than one cohort: a proposal names the very circle it reaches, not only how far.
alter table reflection.proposal add circle uuid;
