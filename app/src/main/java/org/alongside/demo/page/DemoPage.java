package org.alongside.demo.page;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A walk through the whole journey, and everybody one can be.
 *
 * @param taken how many steps of the walk were taken on this browser, counted from the first
 * @param others the pairs of the cohort with less to show
 * @param newcomers who began here since: anybody may be anybody in a demo
 * @param today which day it is here
 * @param code of a letter of standing that anybody can check
 * @param phone of the one who signs in with two proofs
 */
public record DemoPage(
        List<Step> walk,
        int taken,
        List<Group> groups,
        List<Two> others,
        List<Role> newcomers,
        LocalDate today,
        String code,
        Phone phone) {

    /** Somebody with an authenticator app, where a letter to them goes, and what the app shows now. */
    public record Phone(String name, String email, String code) {}

    /**
     * A step, taken as the right person.
     *
     * @param as nobody where it takes no signing in
     */
    public record Step(
            int number,
            String title,
            String words,
            @Nullable Role as,
            String path) {}

    /** People who are in the middle of the same thing. */
    public record Group(String title, List<Two> pairs) {}

    /**
     * A pair, or one person alone.
     *
     * @param words what they are in the middle of
     */
    public record Two(String words, List<Role> people) {}

    /** @param side which half they are, for the shape of their initial */
    public record Role(UUID person, String name, String side) {}
}
