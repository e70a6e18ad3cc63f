package org.alongside.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.Asvs;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Other people's sign-ins, honest and lying. */
@Asvs({"10.2.1", "10.5.1", "10.5.2", "10.5.3", "10.5.4"})
class ProvidersTest {

    @TempDir
    private Path folder;

    private Issuer issuer;
    private Settings.Provider provider;
    private Providers providers;

    @BeforeEach
    void open() throws Exception {
        issuer = new Issuer(0);
        var settings = settings(issuer.address());
        provider = settings.providers().getFirst();
        providers = new Providers(settings);
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void who_signs_in_there_is_known_by_issuer_and_subject_and_the_code_was_fetched_with_its_verifier() {
        var errand = providers.errand(provider).orElseThrow();

        assertThat(providers.whoCameBack(provider, errand, issuer.signIn(errand.to())))
                .contains(new Providers.Identity(issuer.address(), "somebody"));
        assertThat(issuer.sawTheVerifier()).isTrue();
        assertThat(errand.to().getQuery())
                .contains(
                        "scope=openid&",
                        "code_challenge_method=S256",
                        "redirect_uri=http://localhost:8080/sign-in/with/3/back");
    }

    @ParameterizedTest
    @EnumSource(
            value = Issuer.Lie.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "CALLS_ITSELF_ANOTHER"})
    void no_lie_is_believed(Issuer.Lie lie) {
        var errand = providers.errand(provider).orElseThrow();
        issuer.tell(lie);

        assertThat(providers.whoCameBack(provider, errand, issuer.signIn(errand.to())))
                .isEmpty();
    }

    @Test
    void a_provider_that_calls_itself_another_is_not_gone_to() {
        issuer.tell(Issuer.Lie.CALLS_ITSELF_ANOTHER);

        assertThat(providers.errand(provider)).isEmpty();
    }

    @Test
    void what_came_back_on_one_errand_is_no_use_on_another_nor_twice() {
        var first = providers.errand(provider).orElseThrow();
        var second = providers.errand(provider).orElseThrow();
        var answer = issuer.signIn(first.to());

        assertThat(providers.whoCameBack(provider, second, answer)).isEmpty();
        assertThat(providers.whoCameBack(provider, first, answer)).isPresent();
        assertThat(providers.whoCameBack(provider, first, answer)).isEmpty();
    }

    @Test
    void a_code_somebody_else_fetched_does_not_come_with_our_verifier() {
        var mine = providers.errand(provider).orElseThrow();
        var theirs = providers.errand(provider).orElseThrow();
        var swapped = issuer.signIn(theirs.to()).replaceAll("state=.*", "state=" + mine.state());

        assertThat(providers.whoCameBack(provider, mine, swapped)).isEmpty();
    }

    @Test
    void nonsense_and_refusals_are_nobody() {
        var errand = providers.errand(provider).orElseThrow();

        for (var query : List.of(
                "", "a", "error=access_denied&state=" + errand.state(), "state=" + errand.state(), "code=x", "%%%")) {
            assertThat(providers.whoCameBack(provider, errand, query)).as(query).isEqualTo(Optional.empty());
        }
    }

    @Test
    void one_that_is_away_is_said_to_be_away() {
        issuer.close();

        assertThat(providers.errand(provider)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_key_takes_the_place_of_a_secret(JWK key, String written) throws Exception {
        var byKey = byKey(closed(written));
        var there = byKey.providers().getFirst();
        var ours = new Providers(byKey);
        issuer.knowsItsClientBy(key);

        var errand = ours.errand(there).orElseThrow();
        assertThat(ours.whoCameBack(there, errand, issuer.signIn(errand.to()))).isPresent();

        issuer.knowsItsClientBy(new RSAKeyGenerator(2048).generate());
        assertThat(ours.whoCameBack(there, errand, issuer.signIn(errand.to()))).isEmpty();
        assertThat(providers.whoCameBack(provider, errand, issuer.signIn(errand.to())))
                .as("with a secret, where a key is asked for")
                .isEmpty();
    }

    static Stream<Arguments> keys() throws Exception {
        var rsa = new RSAKeyGenerator(2048).keyID("ours").generate();
        var curve = new ECKeyGenerator(Curve.P_384).generate();
        return Stream.of(
                Arguments.of(rsa, rsa.toJSONString()),
                Arguments.of(rsa, pem(rsa.toPrivateKey())),
                Arguments.of(curve, curve.toJSONString()),
                Arguments.of(curve, pem(curve.toPrivateKey())));
    }

    @Test
    void a_key_that_is_open_to_others_or_none_stops_the_start_and_is_never_quoted() throws Exception {
        var open = closed(new ECKeyGenerator(Curve.P_256).generate().toJSONString());
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        refused(open, "chmod 600");
        refused(closed("rubbish"), "is no private key");
        refused(closed("{\"kty\": \"rubbish\"}"), "is no private key");
        refused(closed(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString()), "is no private key");
        refused(closed("-----BEGIN PRIVATE KEY-----\nrubbish\n-----END PRIVATE KEY-----"), "is no private key");
        refused(folder.resolve("absent"), "cannot be read");
    }

    private void refused(Path file, String why) {
        assertThatThrownBy(() -> new Providers(byKey(file)))
                .isInstanceOf(Refusal.class)
                .hasNoCause()
                .hasMessageContaining(why)
                .hasMessageNotContaining("rubbish");
    }

    private Path closed(String key) throws IOException {
        var file = Files.writeString(folder.resolve(UUID.randomUUID().toString()), key);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private Settings byKey(Path file) {
        return Settings.read(
                List.of("start"),
                Map.of(
                        "ALONGSIDE_PROVIDER_4_NAME",
                        "Lakeside",
                        "ALONGSIDE_PROVIDER_4_ISSUER",
                        issuer.address(),
                        "ALONGSIDE_PROVIDER_4_CLIENT",
                        "alongside",
                        "ALONGSIDE_PROVIDER_4_KEY",
                        file.toString()));
    }

    private static Settings settings(String issuer) {
        var all = new HashMap<>(Map.of(
                "ALONGSIDE_PROVIDER_3_NAME", "Riverside",
                "ALONGSIDE_PROVIDER_3_ISSUER", issuer,
                "ALONGSIDE_PROVIDER_3_CLIENT", "alongside",
                "ALONGSIDE_PROVIDER_3_SECRET", "the secret of the client, which others may know"));
        return Settings.read(List.of("start"), all);
    }
}
