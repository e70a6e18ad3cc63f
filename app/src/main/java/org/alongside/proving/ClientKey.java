package org.alongside.proving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.alongside.settings.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The key that a provider knows this place by: it has the public half alone, so nothing that it could lose signs in as us.
 *
 * @param id by which the provider tells it from others, if it has to
 */
record ClientKey(
        PrivateKey key, JWSAlgorithm algorithm, @Nullable String id) {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private static final Set<PosixFilePermission> OWN =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** From a JWK, which may name its algorithm and itself, or from PKCS #8 as PEM. */
    static ClientKey read(Path file) {
        try {
            if (!OWN.containsAll(Files.getPosixFilePermissions(file))) {
                throw new Refusal(
                        file + " is open to other accounts on this computer. Close it with: chmod 600 " + file);
            }
            var text = Files.readString(file, UTF_8);
            return text.strip().startsWith("{") ? ofJwk(JWK.parse(text)) : ofPem(text);
        } catch (IOException _) {
            throw new Refusal("The key " + file
                    + " of a sign-in through others cannot be read by the account that runs Alongside.");
        } catch (ParseException | JOSEException | GeneralSecurityException | IllegalArgumentException _) {
            // The cause could quote the key.
            throw new Refusal(
                    "The file " + file
                            + " is no private key of RSA or of an elliptic curve, as a JWK or as PEM that begins with “BEGIN PRIVATE KEY”.");
        }
    }

    private static ClientKey ofJwk(JWK jwk) throws JOSEException, GeneralSecurityException {
        var key = switch (jwk) {
            case RSAKey rsa -> rsa.toPrivateKey();
            case ECKey curve -> curve.toPrivateKey();
            default -> null;
        };
        if (key == null) {
            throw new GeneralSecurityException("no private key");
        }
        var named = jwk.getAlgorithm();
        return new ClientKey(key, named == null ? usual(key) : JWSAlgorithm.parse(named.getName()), jwk.getKeyID());
    }

    private static ClientKey ofPem(String text) throws GeneralSecurityException {
        var found = PEM.matcher(text);
        if (!found.find()) {
            throw new GeneralSecurityException("no private key");
        }
        var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
        var key = ofAnyKind(spec);
        return new ClientKey(key, usual(key), null);
    }

    private static PrivateKey ofAnyKind(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException _) {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        }
    }

    /** What every provider takes for a key of this kind. */
    private static JWSAlgorithm usual(PrivateKey key) throws GeneralSecurityException {
        if (!(key instanceof ECPrivateKey curve)) {
            return JWSAlgorithm.RS256;
        }
        var name = Curve.forECParameterSpec(curve.getParams());
        if (Curve.P_256.equals(name)) {
            return JWSAlgorithm.ES256;
        }
        if (Curve.P_384.equals(name)) {
            return JWSAlgorithm.ES384;
        }
        if (Curve.P_521.equals(name)) {
            return JWSAlgorithm.ES512;
        }
        throw new GeneralSecurityException("no curve of ours");
    }

    /** Good once, for a minute, at this address. */
    ClientAuthentication proof(ClientID client, URI tokens) throws JOSEException {
        return new PrivateKeyJWT(client, tokens, algorithm, key, id, null);
    }

    /** Never the key: this may end up in a log. */
    @Override
    public String toString() {
        return "a key";
    }
}
