package org.alongside.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.settings.Settings.Crisis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void without_a_word_everything_stays_on_this_machine() {
        var settings = Settings.read(List.of("start"), Map.of());

        assertThat(settings.publicAddress()).hasToString("http://localhost:8080");
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.keys()).isEqualTo(Path.of("data/keys").toAbsolutePath());
        assertThat(settings.proxies()).isEmpty();
        assertThat(settings.database()).isNull();
        assertThat(settings.mail().server()).isNull();
        assertThat(settings.demo()).isFalse();
    }

    @Test
    void a_demo_has_a_folder_of_its_own() {
        var settings = Settings.read(List.of("demo", "--port", "9000"), Map.of());

        assertThat(settings.demo()).isTrue();
        assertThat(settings.data()).isEqualTo(Path.of("data/demo").toAbsolutePath());
        assertThat(settings.link("/join")).isEqualTo("http://localhost:9000/join");
    }

    @Test
    void the_command_line_goes_before_the_environment() {
        var environment = Map.of("ALONGSIDE_PORT", "9000", "ALONGSIDE_DATA", "/elsewhere");
        var settings = Settings.read(List.of("start", "--port", "9001", "--data", "/here"), environment);

        assertThat(settings.port()).isEqualTo(9001);
        assertThat(settings.data()).isEqualTo(Path.of("/here"));
    }

    @Test
    void a_misspelt_setting_stops_the_start_by_name() {
        assertThatThrownBy(() -> start("ALONGSIDE_PUBLIC_ADRESS", "https://alongside.example"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ALONGSIDE_PUBLIC_ADRESS is not a setting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALONGSIDE_PORT            | eighty",
                "ALONGSIDE_PORT            | 70000",
                "ALONGSIDE_PUBLIC_ADDRESS  | alongside.example",
                "ALONGSIDE_PUBLIC_ADDRESS  | ftp://alongside.example",
                "ALONGSIDE_PUBLIC_ADDRESS  | http://localhost:8080/below",
                "ALONGSIDE_PUBLIC_ADDRESS  | http://someone@localhost",
                "ALONGSIDE_PUBLIC_ADDRESS  | http://local host",
                "ALONGSIDE_PROXIES         | my-proxy",
                "ALONGSIDE_SMTP_URL        | mail.example:587",
                "ALONGSIDE_MAIL_FROM       | nobody",
                "ALONGSIDE_HELP_EMAIL      | nobody",
                "ALONGSIDE_KEY_COPY_DAYS   | 31",
                "ALONGSIDE_TIME_ZONE       | Europe/Atlantis",
                "ALONGSIDE_TIME_ZONE       | +01:00",
                "ALONGSIDE_CRISIS_LINES    | call somebody",
                "ALONGSIDE_QUICK_EXIT      | javascript:alert(1)",
                "ALONGSIDE_SECURITY_CONTACT | http://alongside.example/security",
                "ALONGSIDE_SECURITY_CONTACT | by telephone",
            })
    void a_malformed_setting_stops_the_start_by_name(String name, String value) {
        assertThatThrownBy(() -> start(name, value))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(name)
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_setting_of_two_lines_is_malformed() {
        assertThatThrownBy(() -> start("ALONGSIDE_ORGANISATION", "Us\nBcc: them"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("ALONGSIDE_ORGANISATION");
    }

    @Test
    void only_this_machine_is_reached_without_https() {
        assertThatThrownBy(() -> start("ALONGSIDE_PUBLIC_ADDRESS", "http://alongside.example"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("https");
    }

    @Test
    void https_comes_from_a_proxy_that_the_settings_name() {
        assertThatThrownBy(() -> start("ALONGSIDE_PUBLIC_ADDRESS", "https://alongside.example"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ALONGSIDE_PROXIES");

        var settings = Settings.read(
                List.of("start"),
                Map.of(
                        "ALONGSIDE_PUBLIC_ADDRESS",
                        "https://alongside.example/",
                        "ALONGSIDE_PROXIES",
                        "10.0.0.0/8, ::1"));
        assertThat(settings.https()).isTrue();
        assertThat(settings.link("/")).isEqualTo("https://alongside.example/");
        assertThat(settings.proxies()).containsExactly("10.0.0.0/8", "::1");
    }

    @Test
    void a_provider_knows_us_by_a_secret_or_by_a_key() {
        var with = new HashMap<>(Map.of(
                "ALONGSIDE_PROVIDER_1_NAME", "Riverside",
                "ALONGSIDE_PROVIDER_1_ISSUER", "https://login.riverside.example",
                "ALONGSIDE_PROVIDER_1_CLIENT", "alongside"));
        assertThatThrownBy(() -> Settings.read(List.of("start"), with))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("ALONGSIDE_PROVIDER_1_SECRET is missing");

        with.put("ALONGSIDE_PROVIDER_1_KEY", "/etc/alongside/riverside.jwk");
        assertThat(Settings.read(List.of("start"), with).providers().getFirst().key())
                .isEqualTo(Path.of("/etc/alongside/riverside.jwk"));

        with.put("ALONGSIDE_PROVIDER_1_SECRET", "a secret");
        assertThatThrownBy(() -> Settings.read(List.of("start"), with))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("both set");
    }

    @Test
    void a_database_of_ones_own_needs_all_three_roles() {
        assertThatThrownBy(() -> start("ALONGSIDE_DATABASE_URL", "postgresql://app@localhost/alongside"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("ALONGSIDE_DATABASE_OWNER_URL is missing");
    }

    @Test
    void a_moment_is_told_by_the_clocks_of_this_place() {
        var newYear = Instant.parse("2030-01-01T00:30:00Z");

        assertThat(start("ALONGSIDE_TIME_ZONE", "").here(newYear)).hasToString("2030-01-01T00:30Z[Europe/London]");
        assertThat(start("ALONGSIDE_TIME_ZONE", "America/Toronto").here(newYear).toLocalDate())
                .isEqualTo(LocalDate.of(2029, 12, 31));
    }

    @Test
    void crisis_lines_are_told_apart() {
        assertThat(start("ALONGSIDE_CRISIS_LINES", "In danger: 112; Listening line: 116 123")
                        .crisis())
                .containsExactly(new Crisis("In danger", "112"), new Crisis("Listening line", "116 123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dance", "start now", "backup", "restore a b", "start --port", "start --fast 1"})
    void a_command_that_does_not_exist_is_a_sentence(String line) {
        var words = line.isEmpty() ? List.<String>of() : List.of(line.split(" "));

        assertThatThrownBy(() -> Settings.read(words, Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("\n");
    }

    private static Settings start(String name, String value) {
        return Settings.read(List.of("start"), Map.of(name, value));
    }
}
