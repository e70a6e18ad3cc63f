package org.alongside.mail;

import static org.alongside.mail.Recipient.wire;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Words;
import org.alongside.mail.page.LetterPage;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a letter what travels: words alone, and the same words laid out, in the language of who gets it. */
@Component
class Composing {

    private static final Session NO_SESSION = Session.getInstance(new Properties());
    private static final String UTF_8 = "UTF-8";

    private final Settings settings;
    private final TemplateEngine templates;
    private final Clock clock;

    Composing(Settings settings, TemplateEngine templates, Clock clock) {
        this.settings = settings;
        this.templates = templates;
        this.clock = clock;
        check("ALONGSIDE_MAIL_FROM", settings.mail().from());
        if (!settings.help().email().isEmpty()) {
            check("ALONGSIDE_HELP_EMAIL", settings.help().email());
        }
    }

    /** Found out at the start: later it would stop every letter. */
    private static void check(String setting, String email) {
        if (!Recipient.canBeWrittenTo(email)) {
            throw new Refusal(setting + " is not right: it should be one email address.");
        }
    }

    MimeMessage laidOut(UUID id, Recipient to, Letter letter) {
        return compose(id, to, letter, (message, page) -> {
            var html = new StringOutput();
            templates.render("mail/letter.jte", Map.of("page", page), html);
            // The last part is the one a mail program prefers.
            message.setContent(
                    new MimeMultipart("alternative", part(PlainText.of(page), "plain"), part(html.toString(), "html")));
        });
    }

    MimeMessage plain(UUID id, Recipient to, Letter letter) {
        return compose(id, to, letter, (message, page) -> write(message, PlainText.of(page), "plain"));
    }

    /** To print or to read out: the same words, with what it is about above them. */
    String onPaper(String name, Locale language, Letter letter) {
        return Words.in(language, () -> letter.subject() + "\n\n" + PlainText.onPaper(page(name, letter)));
    }

    private interface Filling {
        void fill(MimeMessage message, LetterPage page) throws MessagingException;
    }

    private MimeMessage compose(UUID id, Recipient to, Letter letter, Filling filling) {
        return Words.in(to.language(), () -> {
            try {
                var message =
                        new Numbered("<" + id + "@" + settings.publicAddress().getHost() + ">");
                message.setFrom(new InternetAddress(wire(settings.mail().from()), settings.organisation(), UTF_8));
                message.setRecipient(Message.RecipientType.TO, address(to));
                if (!settings.help().email().isEmpty()) {
                    message.setReplyTo(new InternetAddress[] {
                        new InternetAddress(wire(settings.help().email()), true)
                    });
                }
                message.setSubject(letter.subject(), UTF_8);
                message.setSentDate(Date.from(clock.instant()));
                // Holiday notices and other machines do not answer a machine.
                message.setHeader("Auto-Submitted", "auto-generated");
                message.setHeader("Content-Language", Words.language().tag());
                filling.fill(message, page(to.name(), letter));
                message.saveChanges();
                return message;
            } catch (MessagingException | UnsupportedEncodingException e) {
                throw new IllegalArgumentException("This letter cannot be written.", e);
            }
        });
    }

    static InternetAddress address(Recipient to) throws MessagingException, UnsupportedEncodingException {
        var address = new InternetAddress(wire(to.email()), true);
        if (!to.name().isEmpty()) {
            address.setPersonal(to.name(), UTF_8);
        }
        return address;
    }

    private LetterPage page(String name, Letter letter) {
        var action = letter.action();
        return new LetterPage(
                settings.organisation(),
                name,
                letter.subject(),
                letter.paragraphs(),
                action == null ? null : action.label(),
                action == null ? null : settings.link(action.path()),
                help(settings.help()));
    }

    private static @Nullable Content help(Settings.Help help) {
        var ways = new StringBuilder();
        for (String way : new String[] {help.phone(), help.hours(), help.email()}) {
            if (!way.isEmpty()) {
                ways.append(ways.isEmpty() ? "" : ", ").append(way);
            }
        }
        Phrase said = Words.t("Questions or help: {ways}", "ways", ways.toString());
        return ways.isEmpty() ? null : said;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        write(part, text, kind);
        return part;
    }

    private static void write(MimePart part, String text, String kind) throws MessagingException {
        part.setText(text, UTF_8, kind);
        // Passes through every server unchanged, and stays readable in the demo's files.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    }

    /** Keeps its number when it is sent again, so that mail programs can tell that it is the same letter. */
    private static final class Numbered extends MimeMessage {

        private final String number;

        Numbered(String number) {
            super(NO_SESSION);
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", number);
        }
    }
}
