package org.alongside.people;

/** How a session began: with one proof of who somebody is, or strongly. */
public enum Began {
    LETTER("letter", false),
    LETTER_AND_CODE("letter-and-code", true),
    PASSKEY("passkey", true),
    PROVIDER("provider", false),
    PROVIDER_AND_CODE("provider-and-code", true),
    /** Through a provider that asks for two proofs itself, as whoever runs this place has said. */
    TWO_FACTOR_PROVIDER("two-factor-provider", true),
    /** Somebody chose to be an invented person: in a demo, and nowhere else. */
    INVENTED("invented", true);

    private final String key;
    private final boolean strong;

    Began(String key, boolean strong) {
        this.key = key;
        this.strong = strong;
    }

    /** As the database says it, which also decides there what is strong. */
    String key() {
        return key;
    }

    boolean isStrong() {
        return strong;
    }

    /** The same after a code from an authenticator app. */
    Began withCode() {
        return this == PROVIDER ? PROVIDER_AND_CODE : LETTER_AND_CODE;
    }

    static Began of(String key) {
        for (var began : values()) {
            if (began.key.equals(key)) {
                return began;
            }
        }
        throw new IllegalArgumentException(key);
    }
}
