-- Whether somebody is in a circle for a role. The start asks it, to say how many of them lost their second proof with a
-- changed setting; it shows no circle.
create function vault.has_a_role(someone uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return exists (select from vault.membership where person = someone and staff and until is null);
revoke all on function vault.has_a_role from public;
grant execute on function vault.has_a_role to ${jobs};
