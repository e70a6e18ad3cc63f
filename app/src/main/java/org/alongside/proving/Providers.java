package org.alongside.proving;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alongside.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Other people's sign-ins, by OpenID Connect and nothing beyond it: discovery, a code with PKCE, and a token whose issuer,
 * audience, signature, time and nonce are looked at. Asks for who somebody is there, and for nothing about them.
 */
@Component
public class Providers {

    /** Where the browser is sent, and what it carries until it is back. */
    public record Errand(URI to, String state, String nonce, String verifier) {}

    /** Who somebody is at a provider. The same subject of two issuers is two people. */
    public record Identity(String issuer, String subject) {}

    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator, Instant until) {}

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MOST_BYTES = 200_000;
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    /** Signatures with a key that only the provider has: neither none nor anything made from a shared secret. */
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final Settings settings;
    private final Map<Integer, ClientKey> keys = new HashMap<>();
    private final Map<Settings.Provider, Known> known = new ConcurrentHashMap<>();

    /** Keys are read now: one that is not there or open to others stops the start. */
    Providers(Settings settings) {
        this.settings = settings;
        for (var provider : settings.providers()) {
            var file = provider.key();
            if (file != null) {
                keys.put(provider.number(), ClientKey.read(file));
            }
        }
    }

    /** The errand to a provider; empty when it can't be reached. */
    public Optional<Errand> errand(Settings.Provider provider) {
        try {
            var verifier = new CodeVerifier();
            var state = new State(32);
            var nonce = new Nonce(32);
            var request = new AuthenticationRequest.Builder(
                            ResponseType.CODE, new Scope("openid"), new ClientID(provider.client()), back(provider))
                    .endpointURI(known(provider).metadata().getAuthorizationEndpointURI())
                    .state(state)
                    .nonce(nonce)
                    .codeChallenge(verifier, CodeChallengeMethod.S256)
                    .build();
            return Optional.of(new Errand(request.toURI(), state.getValue(), nonce.getValue(), verifier.getValue()));
        } catch (GeneralException | IOException | RuntimeException problem) {
            return nothing(provider, problem);
        }
    }

    /**
     * Who came back, if everything fits.
     *
     * @param query what the provider has put into the address it sent the browser to
     */
    public Optional<Identity> whoCameBack(Settings.Provider provider, Errand errand, String query) {
        try {
            var there = known(provider);
            var answer = AuthenticationResponseParser.parse(URI.create(back(provider) + "?" + query));
            if (!new State(errand.state()).equals(answer.getState())
                    || (answer.getIssuer() != null
                            && !answer.getIssuer().getValue().equals(provider.issuer()))
                    || (answer.getIssuer() == null && there.metadata().supportsAuthorizationResponseIssuerParam())
                    || !answer.indicatesSuccess()) {
                return Optional.empty();
            }
            var code = Objects.requireNonNull(answer.toSuccessResponse().getAuthorizationCode());
            var grant = new AuthorizationCodeGrant(code, back(provider), new CodeVerifier(errand.verifier()));
            var request = new TokenRequest(
                            there.metadata().getTokenEndpointURI(),
                            ourselves(provider, there.metadata().getTokenEndpointURI()),
                            grant)
                    .toHTTPRequest();
            request.setConnectTimeout(PATIENCE_MILLIS);
            request.setReadTimeout(PATIENCE_MILLIS);
            request.setFollowRedirects(false);
            var response = OIDCTokenResponseParser.parse(request.send());
            if (!response.indicatesSuccess()) {
                return Optional.empty();
            }
            var token = response.toSuccessResponse().getTokens().toOIDCTokens().getIDToken();
            var claims = there.validator().validate(token, new Nonce(errand.nonce()));
            return Optional.of(
                    new Identity(provider.issuer(), claims.getSubject().getValue()));
        } catch (GeneralException | BadJOSEException | JOSEException | IOException | RuntimeException problem) {
            return nothing(provider, problem);
        }
    }

    private ClientAuthentication ourselves(Settings.Provider provider, URI tokens) throws JOSEException {
        var client = new ClientID(provider.client());
        var key = keys.get(provider.number());
        return key == null ? new ClientSecretBasic(client, new Secret(provider.secret())) : key.proof(client, tokens);
    }

    private Known known(Settings.Provider provider) throws GeneralException, IOException {
        var before = known.get(provider);
        if (before != null && before.until().isAfter(Instant.now())) {
            return before;
        }
        var now = look(provider);
        known.put(provider, now);
        return now;
    }

    private static Known look(Settings.Provider provider) throws GeneralException, IOException {
        var issuer = new Issuer(provider.issuer());
        var metadata = OIDCProviderMetadata.resolve(issuer, PATIENCE_MILLIS, PATIENCE_MILLIS);
        if (!metadata.getIssuer().equals(issuer)) {
            throw new ParseException("Another issuer answers");
        }
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MOST_BYTES))
                .build();
        var validator = new IDTokenValidator(
                issuer, new ClientID(provider.client()), new JWSVerificationKeySelector<>(SIGNATURES, keys), null);
        return new Known(metadata, validator, Instant.now().plus(KNOWN_FOR));
    }

    /** Why is for the log, by kind alone: messages can quote what was sent. */
    private static <T> Optional<T> nothing(Settings.Provider provider, Exception problem) {
        LOG.warn(
                "Signing in through {} failed: {}",
                provider.name(),
                problem.getClass().getName());
        return Optional.empty();
    }

    private URI back(Settings.Provider provider) {
        return URI.create(settings.link("/sign-in/with/" + provider.number() + "/back"));
    }
}
