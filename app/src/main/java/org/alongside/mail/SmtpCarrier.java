package org.alongside.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Hands letters to a mail server, one recipient at a time. */
final class SmtpCarrier implements Carrier {

    private static final Set<Integer> NOT_SIGNED_IN = Set.of(530, 534, 535, 538);
    private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d");

    private final MailServer server;
    private final Session session;

    SmtpCarrier(MailServer server) {
        this(server, server.properties());
    }

    SmtpCarrier(MailServer server, Properties properties) {
        this.server = server;
        this.session = Session.getInstance(properties);
    }

    @Override
    public Trip begin() {
        return new SmtpTrip();
    }

    private final class SmtpTrip implements Trip {

        private @Nullable Transport connection;

        @Override
        public Taking carry(MimeMessage message, InternetAddress to) {
            var transport = connected();
            try {
                transport.sendMessage(message, new Address[] {to});
                return Taking.TAKEN;
            } catch (MessagingException problem) {
                // What state the conversation is in now, nobody knows: the next letter begins another.
                close();
                return judge(problem);
            }
        }

        private Transport connected() {
            if (connection != null) {
                return connection;
            }
            try {
                var fresh = session.getTransport(server.scheme());
                fresh.connect(server.host(), server.port(), server.user(), server.password());
                connection = fresh;
                return fresh;
            } catch (NoSuchProviderException e) {
                throw new IllegalStateException(e);
            } catch (MessagingException e) {
                throw new Unreachable(server + " cannot be reached: " + e.getMessage());
            }
        }

        @Override
        public void close() {
            var open = connection;
            connection = null;
            if (open != null) {
                try {
                    open.close();
                } catch (MessagingException _) {
                    // What was taken stays taken, however they say goodbye.
                }
            }
        }
    }

    /** Whose fault it was decides what happens: the address's, the letter's, the server's for now, or ours as a whole. */
    private static Taking judge(MessagingException problem) {
        var sender = find(SMTPSenderFailedException.class, problem);
        if (sender != null) {
            throw new Unreachable("The mail server takes no letters from our address: " + sender.getReturnCode());
        }
        var address = find(SMTPAddressFailedException.class, problem);
        if (address != null) {
            return judge(address.getReturnCode(), address);
        }
        var send = find(SMTPSendFailedException.class, problem);
        if (send == null) {
            return Taking.LATER;
        }
        if (String.valueOf(send.getCommand()).startsWith("MAIL")) {
            throw new Unreachable("The mail server takes no letter now: " + send.getReturnCode());
        }
        return judge(send.getReturnCode(), send);
    }

    /** A policy (5.7.x) may be one that forgot us, such as "relay denied": patience costs less than a lost letter. */
    private static Taking judge(int code, MessagingException problem) {
        if (NOT_SIGNED_IN.contains(code)) {
            throw new Unreachable("The mail server wants us to sign in: " + code);
        }
        var forGood = code >= 500
                && code <= 599
                && !POLICY.matcher(String.valueOf(problem.getMessage())).find();
        return forGood ? Taking.REFUSED : Taking.LATER;
    }

    private static <T extends Exception> @Nullable T find(Class<T> type, Exception problem) {
        for (Exception next = problem; next instanceof MessagingException known; next = known.getNextException()) {
            if (type.isInstance(next)) {
                return type.cast(next);
            }
        }
        return null;
    }
}
