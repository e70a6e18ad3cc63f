package org.alongside.proving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A passkey and the browser it lies in, as WebAuthn level 3 describes them, made anew for the tests. It says of itself
 * whatever it is told to, and always signs rightly: what refuses it has looked at what it says.
 */
final class SoftPasskey {

    static final int PRESENT = 1;
    static final int VERIFIED = 4;
    private static final int WITH_KEY = 64;

    private static final Base64.Encoder BASE_64 = Base64.getUrlEncoder().withoutPadding();
    private static final HexFormat HEX = HexFormat.of();

    final byte[] id = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};

    private final KeyPair keys;
    private final String origin;
    private final String host;

    SoftPasskey(String origin, String host) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.keys = generator.generateKeyPair();
        this.origin = origin;
        this.host = host;
    }

    /** What the browser sends once it was made. */
    String made(byte[] challenge, int flags) throws GeneralSecurityException {
        var client = client("webauthn.create", challenge);
        var proof = join(
                said(flags | WITH_KEY),
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) id.length).array(),
                id,
                publicKey());
        // {"fmt": "none", "attStmt": {}, "authData": …}
        var attestation = join(
                HEX.parseHex("a363666d74646e6f6e656761747453746d74a0686175746844617461"),
                HEX.parseHex("58"),
                new byte[] {(byte) proof.length},
                proof);
        return answer("\"clientDataJSON\":\"%s\",\"attestationObject\":\"%s\",\"transports\":[]"
                .formatted(text(client), text(attestation)));
    }

    /** What it sends when it is used. */
    String used(byte[] challenge, int flags) throws GeneralSecurityException {
        var client = client("webauthn.get", challenge);
        var proof = said(flags);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(proof);
        signature.update(digest(client));
        return answer("\"clientDataJSON\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\""
                .formatted(text(client), text(proof), text(signature.sign())));
    }

    private String answer(String response) {
        return "{\"id\":\"%s\",\"rawId\":\"%s\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{%s}}"
                .formatted(text(id), text(id), response);
    }

    private byte[] client(String type, byte[] challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, text(challenge), origin)
                .getBytes(UTF_8);
    }

    private byte[] said(int flags) throws GeneralSecurityException {
        return join(digest(host.getBytes(UTF_8)), new byte[] {(byte) flags}, new byte[4]);
    }

    /** As COSE writes it: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return join(
                HEX.parseHex("a5010203262001215820"),
                coordinate(point.getAffineX().toByteArray()),
                HEX.parseHex("225820"),
                coordinate(point.getAffineY().toByteArray()));
    }

    private static byte[] coordinate(byte[] number) {
        var bytes = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, bytes, 32 - length, length);
        return bytes;
    }

    private static byte[] digest(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return BASE_64.encodeToString(bytes);
    }
}
