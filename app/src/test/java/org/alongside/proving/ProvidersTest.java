package org.alongside.proving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.Asvs;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other people's sign-ins, honest and lying. */
@Asvs({"10.2.1", "10.5.1", "10.5.2", "10.5.3", "10.5.4"})
class ProvidersTest {

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

    private static Settings settings(String issuer) {
        var all = new HashMap<>(Map.of(
                "ALONGSIDE_PROVIDER_3_NAME", "Riverside",
                "ALONGSIDE_PROVIDER_3_ISSUER", issuer,
                "ALONGSIDE_PROVIDER_3_CLIENT", "alongside",
                "ALONGSIDE_PROVIDER_3_SECRET", "the secret of the client, which others may know"));
        return Settings.read(List.of("start"), all);
    }
}
