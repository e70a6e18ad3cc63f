package org.alongside.mail;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Knows how each person wants to be reached. Asked when a letter leaves, not when it is written, so that a changed
 * address counts at once and no address waits in the outbox.
 */
public interface AddressBook {

    /** Called by the sender, in a transaction of the jobs role and without a person. */
    Way wayTo(UUID person);

    /** Everybody who is reached by post or on the phone, asked likewise. */
    List<UUID> byHand();

    sealed interface Way {

        record Email(Recipient recipient) implements Way {}

        /** An email of words alone, for readers whom pictures and layout hinder. */
        record PlainEmail(Recipient recipient) implements Way {}

        /**
         * Not by email: by post, or on the phone. The courier is given the words inside the transaction in which the
         * letter leaves the outbox, and must keep or note there what somebody is to bring to the person.
         *
         * @param name whom it greets
         * @param language in which it greets them
         */
        record ByHand(String name, Locale language, Consumer<String> courier) implements Way {}

        /** Nobody to write to any more: the letter is let go. */
        record Nobody() implements Way {}
    }
}
