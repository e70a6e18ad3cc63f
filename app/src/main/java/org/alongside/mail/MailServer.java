package org.alongside.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A mail server, as named by {@code smtp://name:password@host:port} or {@code smtps://…}.
 *
 * @param from  the address letters come back to
 * @param hello how we name ourselves
 */
record MailServer(
        String scheme,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String from,
        String hello) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    static MailServer at(URI address, Settings settings) {
        var scheme = address.getScheme();
        var userInfo = address.getRawUserInfo();
        var parts = userInfo == null ? new String[0] : userInfo.split(":", 2);
        int usual = scheme.equals("smtps") ? 465 : parts.length > 0 ? 587 : 25;
        return new MailServer(
                scheme,
                address.getHost(),
                address.getPort() < 0 ? usual : address.getPort(),
                parts.length > 0 ? decoded(parts[0]) : null,
                parts.length > 1 ? decoded(parts[1]) : null,
                Recipient.wire(settings.mail().from()),
                settings.publicAddress().getHost());
    }

    /** Only to this machine itself may words travel in the open. */
    boolean mustEncrypt() {
        return !LOOPBACK.contains(host);
    }

    Properties properties() {
        var properties = new Properties();
        var ours = "mail." + scheme + ".";
        properties.put(ours + "from", from);
        // Asking the system for its own name can take seconds.
        properties.put(ours + "localhost", hello);
        properties.put(ours + "auth", Boolean.toString(user != null));
        properties.put(ours + "connectiontimeout", "10000");
        properties.put(ours + "timeout", "60000");
        properties.put(ours + "writetimeout", "60000");
        properties.put(ours + "quitwait", "false");
        properties.put(ours + "ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", Boolean.toString(mustEncrypt()));
        return properties;
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
