-- Whatever the program does wrong: an offer begins open, and by whoever is asking.

-- Whether it is done was looked at when an offer is closed. Here when it is made, else one hand could write one that is
-- done already.
create function pairing.begins_open() returns trigger
    language plpgsql as
$$
begin
    if new.closed_at is not null then
        raise exception 'an offer begins open';
    end if;
    -- Some words are shown to the other half once their author has offered them: nobody offers in another's name.
    if new.offered_by <> vault.me() then
        raise exception 'each offers for themselves';
    end if;
    return new;
end
$$;
revoke all on function pairing.begins_open from public;
create trigger begins_open
    before insert on pairing.offer
    for each row execute function pairing.begins_open();
