package org.alongside.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.alongside.database.Digests;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.alongside.web.Cookies;
import org.alongside.web.Typed;
import org.springframework.stereotype.Repository;

/**
 * Words that were sent after the session had ended. They wait for an hour, encrypted under a key that only the browser
 * they came from carries, in the sign-in page shown then and in a cookie, and return to the same person when they sign
 * in there.
 */
@Repository
class KeptWords {

    static final Duration KEPT_FOR = Duration.ofHours(1);

    private record Row(String path, byte[] words) {}

    private final Jobs jobs;
    private final Clock clock;

    KeptWords(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Keeps the words and answers the key to them, which is kept nowhere here. */
    String keep(PersonId person, Typed typed) {
        var id = UUID.randomUUID();
        var secret = Cookies.secret();
        jobs.db()
                .sql("""
                        insert into people.waiting_words (id, person, path, words, expires_at)
                        values (:id, :person, :path, :words, :expires)
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("path", typed.path())
                .param("words", sealed(id, secret, packed(typed.fields())))
                .param("expires", Times.at(clock.instant().plus(KEPT_FOR)))
                .update();
        return id + "." + secret;
    }

    /** Gives the words back, once, to the person they belong to. */
    Optional<Typed> giveBack(String key, PersonId person) {
        int dot = key.indexOf('.');
        if (dot != 36) {
            return Optional.empty();
        }
        UUID id;
        try {
            id = UUID.fromString(key.substring(0, dot));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return jobs.inTransaction(() -> {
            var words = rowOf(id, person).flatMap(row -> opened(row, id, key.substring(dot + 1)));
            words.ifPresent(_ -> forget(id));
            return words;
        });
    }

    private Optional<Row> rowOf(UUID id, PersonId person) {
        return jobs.db()
                .sql("""
                        select path, words
                          from people.waiting_words
                         where id = :id and person = :person and expires_at > :now
                           for update
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("now", Times.at(clock.instant()))
                .query(Row.class)
                .optional();
    }

    private static Optional<Typed> opened(Row row, UUID id, String secret) {
        try {
            return Optional.of(new Typed(row.path(), unpacked(crypt(Cipher.DECRYPT_MODE, id, secret, row.words()))));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot decrypt", e);
        }
    }

    private void forget(UUID id) {
        jobs.db()
                .sql("delete from people.waiting_words where id = :id")
                .param("id", id)
                .update();
    }

    /** Forgets what nobody came back for. */
    void forgetOld() {
        jobs.db()
                .sql("delete from people.waiting_words where expires_at <= :now")
                .param("now", Times.at(clock.instant()))
                .update();
    }

    /** The key is used for this one text only, so a fixed nonce is safe; the row's id is bound in. */
    private static byte[] crypt(int mode, UUID id, String secret, byte[] text) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var key = new SecretKeySpec(Digests.of("kept words " + secret), "AES");
        cipher.init(mode, key, new GCMParameterSpec(128, new byte[12]));
        cipher.updateAAD(id.toString().getBytes(UTF_8));
        return cipher.doFinal(text);
    }

    private static byte[] sealed(UUID id, String secret, byte[] text) {
        try {
            return crypt(Cipher.ENCRYPT_MODE, id, secret, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot encrypt", e);
        }
    }

    private static byte[] packed(List<Typed.Field> fields) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var field : fields) {
                write(out, field.name());
                write(out, field.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<Typed.Field> unpacked(byte[] packed) {
        var fields = new ArrayList<Typed.Field>();
        try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
            while (in.available() > 0) {
                fields.add(new Typed.Field(read(in), read(in)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(fields);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), UTF_8);
    }
}
