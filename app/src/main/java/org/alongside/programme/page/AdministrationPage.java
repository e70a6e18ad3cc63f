package org.alongside.programme.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.programme.Role;
import org.alongside.programme.SafeguardingPeople;
import org.alongside.web.Problems;

/**
 * The programmes of an installation, who leads them, and who is told when somebody is worried.
 *
 * @param holders who looks after safeguarding for the place as a whole
 * @param invited who is asked to
 * @param typed the name of a new programme, as typed
 */
public record AdministrationPage(
        List<Programme> programmes,
        List<SafeguardingPeople.Holder> holders,
        List<Invited> invited,
        String typed,
        Asking asking,
        Problems problems) {

    /** What the form for the place as a whole is known by, where others have the id of their programme. */
    public static final String PLACE = "place";

    public record Programme(
            UUID id, String called, List<Lead> leads, List<SafeguardingPeople.Holder> holders, List<Invited> invited) {}

    public record Lead(UUID person, String name, Instant since) {}

    public record Invited(UUID id, Role role, String name, String email, Instant lapsesAt) {}

    /**
     * Somebody to ask, as typed, if it has to be looked at again.
     *
     * @param form in which of the forms
     */
    public record Asking(String form, Role role, String name, String email) {

        public static final Asking NOBODY = new Asking("", Role.LEAD, "", "");

        /** What stands in a form: what was typed in it, or nothing. */
        public Asking in(String other) {
            return form.equals(other) ? this : NOBODY;
        }
    }
}
