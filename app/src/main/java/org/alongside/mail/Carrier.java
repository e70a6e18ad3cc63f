package org.alongside.mail;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/** Takes letters away: to a mail server, or in the demo to a folder. */
interface Carrier {

    Trip begin();

    /** One way to the server and back, with as many letters as there are. */
    interface Trip extends AutoCloseable {

        /** @throws Unreachable when no letter at all can leave now, so that this one has not failed */
        Taking carry(MimeMessage message, InternetAddress to);

        @Override
        void close();
    }

    enum Taking {
        TAKEN,
        /** Not now; the same letter may be taken later. */
        LATER,
        /** Never: there is no such address, or the server does not want it. */
        REFUSED
    }

    final class Unreachable extends RuntimeException {

        Unreachable(String reason) {
            super(reason);
        }
    }
}
