package org.alongside.proving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Somebody else's sign-in, on this machine: honest, or lying in one way at a time. */
public final class Issuer implements AutoCloseable {

    /** What it does wrong. */
    public enum Lie {
        NONE,
        OTHER_ISSUER,
        OTHER_AUDIENCE,
        OTHER_NONCE,
        NO_NONCE,
        OTHER_STATE,
        EXPIRED,
        UNSIGNED,
        WRONG_KEY,
        SHARED_SECRET,
        NO_SUBJECT,
        FORGETS_ITS_CODE_CHALLENGE,
        CALLS_ITSELF_ANOTHER
    }

    /** Made once: that takes longer than a sign-in. */
    private static final RSAKey KEY = made();

    private static final RSAKey STOLEN = made();

    private final HttpServer server;
    private final Map<String, Map<String, List<String>>> asked = new ConcurrentHashMap<>();
    private volatile Lie lie = Lie.NONE;
    private volatile String subject = "somebody";
    private volatile boolean provedIt;
    private volatile @Nullable JWK client;

    public Issuer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/.well-known/openid-configuration", this::describe);
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(KEY.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    private static RSAKey made() {
        try {
            return new RSAKeyGenerator(2048).keyID("here").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void tell(Lie next) {
        lie = next;
    }

    public void signsIn(String somebody) {
        subject = somebody;
    }

    /** Whether the last code was asked for with the verifier that fits its challenge. */
    public boolean sawTheVerifier() {
        return provedIt;
    }

    /** Knows whoever comes for a token by this key from now on, and by no secret. */
    public void knowsItsClientBy(JWK key) {
        client = key.toPublicJWK();
    }

    /** Somebody signs in there: what the browser is sent back with. */
    public String signIn(URI to) {
        var request = URLUtils.parseParameters(to.getRawQuery());
        var code = "code-" + java.util.UUID.randomUUID();
        asked.put(code, request);
        var state =
                lie == Lie.OTHER_STATE ? "another-state" : request.get("state").getFirst();
        return "code=" + code + "&state=" + state;
    }

    private void describe(HttpExchange exchange) throws IOException {
        var itself = lie == Lie.CALLS_ITSELF_ANOTHER ? "https://bank.example" : address();
        answer(exchange, 200, """
                {"issuer": "%1$s", "authorization_endpoint": "%2$s/authorize", "token_endpoint": "%2$s/token",
                 "jwks_uri": "%2$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(itself, address()));
    }

    private void token(HttpExchange exchange) throws IOException {
        var sent = URLUtils.parseParameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var request = asked.remove(sent.get("code").getFirst());
        if (request == null) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        if (client != null && !isSignedFor(client, sent)) {
            answer(exchange, 401, "{\"error\": \"invalid_client\"}");
            return;
        }
        var verifier = new CodeVerifier(sent.get("code_verifier").getFirst());
        provedIt = request.get("code_challenge_method").equals(List.of("S256"))
                && CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                        .getValue()
                        .equals(request.get("code_challenge").getFirst());
        if (!provedIt || lie == Lie.FORGETS_ITS_CODE_CHALLENGE) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        answer(exchange, 200, """
                {"access_token": "nothing", "token_type": "Bearer", "id_token": "%s"}
                """.formatted(written(request)));
    }

    /** As a provider looks at it: signed by its client, in its name, for this address, and not over. */
    private boolean isSignedFor(JWK key, Map<String, List<String>> sent) {
        try {
            var proof = PrivateKeyJWT.parse(sent);
            var claims = proof.getJWTAuthenticationClaimsSet();
            var signed = proof.getClientAssertion();
            var verifier = key instanceof ECKey curve ? new ECDSAVerifier(curve) : new RSASSAVerifier(key.toRSAKey());
            return signed.verify(verifier)
                    && claims.getClientID().getValue().equals("alongside")
                    && claims.getAudience().contains(new Audience(address() + "/token"))
                    && claims.getExpirationTime().after(new Date());
        } catch (ParseException | JOSEException problem) {
            return false;
        }
    }

    private String written(Map<String, List<String>> request) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(lie == Lie.OTHER_ISSUER ? "https://bank.example" : address())
                .audience(
                        lie == Lie.OTHER_AUDIENCE
                                ? "another-client"
                                : request.get("client_id").getFirst())
                .subject(lie == Lie.NO_SUBJECT ? null : subject)
                .issueTime(Date.from(now.minusSeconds(lie == Lie.EXPIRED ? 7200 : 0)))
                .expirationTime(Date.from(now.plusSeconds(lie == Lie.EXPIRED ? -3600 : 300)))
                .claim(
                        "nonce",
                        switch (lie) {
                            case OTHER_NONCE -> "another-nonce";
                            case NO_NONCE -> null;
                            default -> request.get("nonce").getFirst();
                        })
                .build();
        try {
            return switch (lie) {
                case UNSIGNED -> new PlainJWT(claims).serialize();
                case SHARED_SECRET -> {
                    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
                    token.sign(new MACSigner("the secret of the client, which others may know".getBytes(UTF_8)));
                    yield token.serialize();
                }
                default -> {
                    var token = new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID("here")
                                    .build(),
                            claims);
                    token.sign(new RSASSASigner(lie == Lie.WRONG_KEY ? STOLEN : KEY));
                    yield token.serialize();
                }
            };
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
