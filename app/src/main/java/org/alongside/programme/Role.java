package org.alongside.programme;

import static org.alongside.language.Words.later;

import java.util.Arrays;
import org.alongside.language.Later;

/** What somebody can be asked to be for a programme, by those who look after the place. */
public enum Role {
    LEAD("lead", later("Lead")),
    SAFEGUARDING("safeguarding", later("Safeguarding lead")),
    DEPUTY("deputy", later("Deputy for safeguarding"));

    private final String key;
    private final Later label;

    Role(String key, Later label) {
        this.key = key;
        this.label = label;
    }

    /** As forms and the database spell it. */
    public String key() {
        return key;
    }

    public Later label() {
        return label;
    }

    /** The role spelt so; a lead, if there is none. */
    static Role of(String key) {
        return Arrays.stream(values())
                .filter(role -> role.key.equals(key))
                .findFirst()
                .orElse(LEAD);
    }
}
