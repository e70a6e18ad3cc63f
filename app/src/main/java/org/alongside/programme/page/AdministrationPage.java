package org.alongside.programme.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.web.Problems;

/**
 * The programmes of an installation and who leads them.
 *
 * @param typed the name of a new programme, as typed
 */
public record AdministrationPage(List<Programme> programmes, String typed, Problems problems) {

    /**
     * @param name what is typed of somebody to ask, if it has to be looked at again
     */
    public record Programme(
            UUID id, String called, List<Lead> leads, List<Invited> invited, String name, String email) {}

    public record Lead(UUID person, String name, Instant since) {}

    public record Invited(UUID id, String name, String email, Instant lapsesAt) {}
}
