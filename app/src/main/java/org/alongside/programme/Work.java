package org.alongside.programme;

import static org.alongside.language.Words.later;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.alongside.language.Later;

/** What the half that works with it does there. A call may be for some of these only. */
public enum Work {
    CLINICIAN(later("Clinician")),
    MANAGER(later("Manager")),
    RECEPTIONIST(later("Receptionist")),
    COMMISSIONER(later("Commissioner")),
    EDUCATOR(later("Educator")),
    OTHER_STAFF(later("Other staff"));

    private final Later label;

    Work(Later label) {
        this.label = label;
    }

    public Later label() {
        return label;
    }

    /** As the database and forms write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Work> of(String key) {
        return Arrays.stream(values()).filter(work -> work.key().equals(key)).findFirst();
    }
}
