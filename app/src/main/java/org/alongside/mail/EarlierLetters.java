package org.alongside.mail;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Letters that the people of the demo had before anybody looked at it: laid out and shown like any other. */
@Component
@Conditional(Post.InDemo.class)
public class EarlierLetters {

    private final Composing composing;
    private final DemoLetters letters;

    EarlierLetters(Composing composing, DemoLetters letters) {
        this.composing = composing;
        this.letters = letters;
    }

    public void arrived(Instant at, Recipient to, Letter letter) {
        try {
            var message = composing.laidOut(UUID.randomUUID(), to, letter);
            message.setSentDate(Date.from(at));
            letters.add(message);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("This letter cannot be written.", e);
        }
    }
}
