package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether somebody came to a day. Sending word is not the same as staying away. */
public enum Attendance {
    CAME,
    SENT_WORD,
    DID_NOT;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String called() {
        return switch (this) {
            case CAME -> say("Came");
            case SENT_WORD -> say("Sent word");
            case DID_NOT -> say("Did not come");
        };
    }

    static Optional<Attendance> of(String key) {
        return Arrays.stream(values()).filter(how -> how.key().equals(key)).findFirst();
    }
}
