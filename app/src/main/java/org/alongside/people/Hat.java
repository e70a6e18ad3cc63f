package org.alongside.people;

import static org.alongside.language.Words.say;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody speaks as. One person has several over time, and moving between them is the point of the programme: a
 * hat never decides what a person may do.
 */
public enum Hat {
    PATIENT_LEADER,
    CARER,
    COMMUNITY_LEADER,
    CLINICIAN,
    MANAGER,
    COMMISSIONER,
    EDUCATOR,
    OTHER_STAFF,
    FACILITATOR,
    SPONSOR;

    /** As the database and forms write it: {@code patient-leader}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it, in their language. */
    public String called() {
        return switch (this) {
            case PATIENT_LEADER -> say("Patient leader");
            case CARER -> say("Carer");
            case COMMUNITY_LEADER -> say("Community leader");
            case CLINICIAN -> say("Clinician");
            case MANAGER -> say("Manager");
            case COMMISSIONER -> say("Commissioner");
            case EDUCATOR -> say("Educator");
            case OTHER_STAFF -> say("Other staff");
            case FACILITATOR -> say("Facilitator");
            case SPONSOR -> say("Sponsor");
        };
    }

    public static Optional<Hat> of(String key) {
        return Arrays.stream(values()).filter(hat -> hat.key().equals(key)).findFirst();
    }

    /** As it comes from the database: none, or one. */
    public static @Nullable Hat stored(@Nullable String key) {
        return key == null ? null : of(key).orElse(null);
    }

    static List<Hat> all() {
        return List.of(values());
    }
}
