-- An author may say at any time that an entry is about the other half, also once the two of them read it: from then on it
-- goes further only by both hands. Once said of something shared, it stays said; and what is shared keeps its words.

create policy authors_say_that_it_is_about_the_other_half on reflection.entry for update to ${app}
    using (owner = vault.me() and about is null)
    with check (owner = vault.me() and about is not null);

create function reflection.shared_words_stand_still() returns trigger
    language plpgsql as
$$
begin
    if exists (select from reflection.sharing s where s.entry = old.id and s.until is null) then
        raise exception 'What is shared keeps its words' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
revoke all on function reflection.shared_words_stand_still from public;
create trigger shared_words_stand_still before update of sealed, hat, version, changed_at on reflection.entry
    for each row execute function reflection.shared_words_stand_still();
