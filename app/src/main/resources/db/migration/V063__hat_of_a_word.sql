-- Whoever is asked for a word sees in which hat it was asked.
alter table reflection.word add column hat text;
