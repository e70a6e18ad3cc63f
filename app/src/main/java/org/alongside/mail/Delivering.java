package org.alongside.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import org.alongside.mail.AddressBook.Way;
import org.alongside.mail.Waiting.Outcome;
import org.alongside.vault.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens a letter, asks how its person wants to be reached, and sends it that way. */
@Component
class Delivering {

    private final Vault vault;
    private final Composing composing;
    private final ObjectProvider<AddressBook> addresses;

    Delivering(Vault vault, Composing composing, ObjectProvider<AddressBook> addresses) {
        this.vault = vault;
        this.composing = composing;
        this.addresses = addresses;
    }

    Outcome deliver(Waiting.Row row, Carrier.Trip trip) {
        var words = Sealed.read(vault.open(Vault.HOUSE, Outbox.place(row.id(), row.person()), row.sealed()));
        var id = row.id();
        var letter = words.letter();
        return switch (way(row, words)) {
            case Way.Email(var to) -> carry(composing.laidOut(id, to, letter), to, trip);
            case Way.PlainEmail(var to) -> carry(composing.plain(id, to, letter), to, trip);
            case Way.ByHand(var name, var language, var courier) -> {
                courier.accept(composing.onPaper(name, language, letter));
                yield Outcome.SENT;
            }
            case Way.Nobody() -> Outcome.LET_GO;
        };
    }

    /** Who needs no mail server. */
    List<UUID> byHand() {
        return addresses.getObject().byHand();
    }

    private Way way(Waiting.Row row, Sealed words) {
        UUID person = row.person();
        if (person != null) {
            return addresses.getObject().wayTo(person);
        }
        return words.recipient() == null ? new Way.Nobody() : new Way.Email(words.recipient());
    }

    private static Outcome carry(MimeMessage message, Recipient to, Carrier.Trip trip) {
        try {
            return switch (trip.carry(message, Composing.address(to))) {
                case TAKEN -> Outcome.SENT;
                case REFUSED -> Outcome.REFUSED;
                case LATER -> Outcome.LATER;
            };
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("This address cannot be written.", e);
        }
    }
}
