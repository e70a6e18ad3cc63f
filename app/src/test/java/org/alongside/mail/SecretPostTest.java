package org.alongside.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.alongside.mail.Carrier.Taking;
import org.alongside.mail.Carrier.Unreachable;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To any machine but this one, letters and passwords travel encrypted, to a server that proves its name, or not at all. */
class SecretPostTest {

    /** As local as the other, but not known to be: stands for a server elsewhere. */
    private static final String ELSEWHERE = "127.0.0.2";

    @TempDir
    private static Path folder;

    private static SSLContext ours;
    private static SSLContext misnamed;

    @BeforeAll
    static void makeCertificates() throws Exception {
        ours = certified(ELSEWHERE);
        misnamed = certified("127.0.0.3");
    }

    @Test
    void a_server_elsewhere_is_spoken_to_in_secret() throws Exception {
        try (var server = new MoodyServer(ELSEWHERE, ours)) {
            assertThat(carry(server.address(), ours)).isEqualTo(Taking.TAKEN);

            assertThat(server.taken).hasSize(1);
            assertThat(server.heard.indexOf("STARTTLS"))
                    .isLessThan(firstAuth(server))
                    .isNotNegative();
        }
    }

    @Test
    void a_server_elsewhere_that_cannot_keep_secrets_hears_neither_letter_nor_password() throws Exception {
        try (var server = new MoodyServer(ELSEWHERE, null)) {
            assertUnreachable(server.address(), ours);

            assertThat(server.heard).allMatch(line -> line.startsWith("EHLO") || line.equals("QUIT"));
        }
    }

    @Test
    void a_server_whose_name_nobody_vouches_for_hears_neither_letter_nor_password() throws Exception {
        try (var server = new MoodyServer(ELSEWHERE, ours)) {
            assertUnreachable(server.address(), misnamed);

            assertThat(server.taken).isEmpty();
            assertThat(firstAuth(server)).isEqualTo(-1);
        }
    }

    @Test
    void a_server_vouched_for_under_another_name_hears_neither_letter_nor_password() throws Exception {
        try (var server = new MoodyServer(ELSEWHERE, misnamed)) {
            assertUnreachable(server.address(), misnamed);

            assertThat(server.taken).isEmpty();
            assertThat(firstAuth(server)).isEqualTo(-1);
        }
    }

    @Test
    void smtps_is_secret_from_the_first_word() throws Exception {
        var door = ours.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getByName(ELSEWHERE));
        try (var server = new MoodyServer(door, null)) {
            var address = URI.create("smtps://" + ELSEWHERE + ":" + door.getLocalPort());

            assertThat(carry(address, ours)).isEqualTo(Taking.TAKEN);
            assertThat(server.taken).hasSize(1);
            assertUnreachable(address, misnamed);
        }
    }

    @Test
    void this_machine_may_be_spoken_to_in_the_open() throws Exception {
        try (var server = new MoodyServer()) {
            assertThat(carry(server.address(), ours)).isEqualTo(Taking.TAKEN);
        }
    }

    @Test
    void an_address_in_the_settings_says_all_there_is_to_know() {
        assertThat(serverAt(URI.create("smtp://mail.example")))
                .extracting(MailServer::port, MailServer::user, MailServer::mustEncrypt)
                .containsExactly(25, null, true);
        assertThat(serverAt(URI.create("smtp://post%40riverside:p%3Aa+ss@mail.example")))
                .extracting(MailServer::port, MailServer::user, MailServer::password)
                .containsExactly(587, "post@riverside", "p:a+ss");
        assertThat(serverAt(URI.create("smtps://a:b@mail.example")))
                .extracting(MailServer::port, MailServer::toString)
                .containsExactly(465, "smtps://mail.example:465");
    }

    private static int firstAuth(MoodyServer server) {
        return server.heard.stream()
                .filter(line -> line.startsWith("AUTH"))
                .findFirst()
                .map(server.heard::indexOf)
                .orElse(-1);
    }

    private static void assertUnreachable(URI address, SSLContext trusting) {
        assertThatExceptionOfType(Unreachable.class)
                .isThrownBy(() -> carry(address, trusting))
                .withMessageNotContaining("sesame");
    }

    private static Taking carry(URI address, SSLContext trusting) throws MessagingException {
        var withPassword = URI.create(address.toString().replace("://", "://us:sesame@"));
        var server = serverAt(withPassword);
        var properties = server.properties();
        properties.put("mail." + server.scheme() + ".ssl.socketFactory", trusting.getSocketFactory());
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setText("Canary");
        message.saveChanges();
        try (var trip = new SmtpCarrier(server, properties).begin()) {
            return trip.carry(message, new InternetAddress("amina@example.org"));
        }
    }

    private static MailServer serverAt(URI address) {
        return MailServer.at(address, Settings.read(List.of("start"), Map.of()));
    }

    /** A server's certificate for this address, trusted by whoever uses the same context. */
    private static SSLContext certified(String address)
            throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve(address + ".p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=moody",
                        "-ext",
                        "san=ip:" + address,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "moodiness",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, "moodiness".toCharArray());
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "moodiness".toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var alone = KeyStore.getInstance("PKCS12");
        alone.load(null, null);
        alone.setCertificateEntry("moody", keys.getCertificate(keys.aliases().nextElement()));
        trusted.init(alone);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
