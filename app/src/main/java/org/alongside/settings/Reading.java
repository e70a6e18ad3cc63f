package org.alongside.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.alongside.settings.Settings.Command;
import org.alongside.settings.Settings.Crisis;
import org.alongside.settings.Settings.Database;
import org.alongside.settings.Settings.Help;
import org.alongside.settings.Settings.Mail;
import org.alongside.settings.Settings.Provider;
import org.jspecify.annotations.Nullable;

/** Reads settings strictly: a misspelt one stops the start, because a silent default might open a door. */
class Reading {
    private static final String PREFIX = "ALONGSIDE_";

    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "ALONGSIDE_PUBLIC_ADDRESS",
            "ALONGSIDE_PORT",
            "ALONGSIDE_DATA",
            "ALONGSIDE_PROXIES",
            "ALONGSIDE_DATABASE_OWNER_URL",
            "ALONGSIDE_DATABASE_URL",
            "ALONGSIDE_DATABASE_JOBS_URL",
            "ALONGSIDE_DATABASE_BACKUP_URL",
            "ALONGSIDE_SMTP_URL",
            "ALONGSIDE_MAIL_FROM",
            "ALONGSIDE_KEYS",
            "ALONGSIDE_MASTER_KEY",
            "ALONGSIDE_KEY_COPY_DAYS",
            "ALONGSIDE_ORGANISATION",
            "ALONGSIDE_TIME_ZONE",
            "ALONGSIDE_HELP_PHONE",
            "ALONGSIDE_HELP_EMAIL",
            "ALONGSIDE_HELP_HOURS",
            "ALONGSIDE_CRISIS_LINES",
            "ALONGSIDE_QUICK_EXIT",
            "ALONGSIDE_SECURITY_CONTACT"));

    private static final Pattern PROVIDER =
            Pattern.compile("ALONGSIDE_PROVIDER_[1-9]_(NAME|ISSUER|CLIENT|SECRET|KEY|TWO_FACTOR)");

    private static final Pattern IP_OR_RANGE = Pattern.compile("[0-9a-fA-F:.]+(/\\d{1,3})?");
    /** Commands that are about something. */
    private static final Map<String, String> ABOUT =
            Map.of("backup", "FILE", "restore", "FILE", "second-factor", "EMAIL");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\\p{Cntrl}]+@[^@\\s<>\\p{Cntrl}]+");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<String> words;
    private final Map<String, String> environment;

    Reading(List<String> words, Map<String, String> environment) {
        this.words = words;
        this.environment = environment;
    }

    Settings settings() {
        environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX)
                        && !KNOWN.contains(name)
                        && !PROVIDER.matcher(name).matches())
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new Refusal(name + " is not a setting of Alongside; docs/operating.md lists them all.");
                });
        var line = commandLine();
        var port = line.port() != null
                ? port(line.port(), "--port")
                : port(text("ALONGSIDE_PORT", "8080"), "ALONGSIDE_PORT");
        var data = data(line);
        var proxies = list("ALONGSIDE_PROXIES", ",");
        for (var proxy : proxies) {
            if (!IP_OR_RANGE.matcher(proxy).matches()) {
                throw malformed("ALONGSIDE_PROXIES", "addresses or ranges of addresses, separated by commas");
            }
        }
        var keys = path("ALONGSIDE_KEYS", data.resolve("keys"));
        return new Settings(
                line.command(),
                publicAddress(port, proxies),
                port,
                data,
                proxies,
                database(),
                mail(),
                keys,
                path("ALONGSIDE_MASTER_KEY", keys.resolve("master.key")),
                number("ALONGSIDE_KEY_COPY_DAYS", 30, 1, 30),
                text("ALONGSIDE_ORGANISATION", "Alongside"),
                timeZone(),
                help(),
                crisis(),
                webAddress("ALONGSIDE_QUICK_EXIT", "https://www.bbc.co.uk/weather"),
                securityContact(),
                providers());
    }

    private record Line(
            Command command,
            @Nullable String port,
            @Nullable String data) {}

    private Line commandLine() {
        var plain = new ArrayList<String>();
        String port = null;
        String data = null;
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var word = rest.next();
            switch (word) {
                case "--port" -> port = following(rest, word);
                case "--data" -> data = following(rest, word);
                default -> {
                    if (word.startsWith("--")) {
                        throw new Refusal(word + " is not an option; there are --port N and --data DIR.");
                    }
                    plain.add(word);
                }
            }
        }
        return new Line(command(plain), port, data);
    }

    private static String following(Iterator<String> rest, String option) {
        if (!rest.hasNext()) {
            throw new Refusal(option + " needs a value after it.");
        }
        return rest.next();
    }

    private Command command(List<String> plain) {
        var name = plain.isEmpty() ? "" : plain.getFirst();
        var wanted = ABOUT.containsKey(name) ? 2 : 1;
        if (plain.size() != wanted) {
            throw new Refusal(
                    wanted == 2
                            ? "Say which: " + name + " " + ABOUT.get(name) + "."
                            : "Say what to do: demo, start, backup FILE, restore FILE or second-factor EMAIL.");
        }
        return switch (name) {
            case "demo" -> new Command.Demo();
            case "start" -> new Command.Start();
            case "backup" -> new Command.Backup(path("backup", plain.get(1)));
            case "second-factor" -> new Command.SecondFactor(plain.get(1).strip());
            case "restore" -> new Command.Restore(path("restore", plain.get(1)));
            default ->
                throw new Refusal(
                        "“" + name + "” is not a command; there are demo, start, backup FILE, restore FILE and"
                                + " second-factor EMAIL.");
        };
    }

    private Path data(Line line) {
        if (line.data() != null) {
            return path("--data", line.data());
        }
        return path("ALONGSIDE_DATA", Path.of(line.command() instanceof Command.Demo ? "data/demo" : "data"));
    }

    private URI publicAddress(int port, List<String> proxies) {
        var name = "ALONGSIDE_PUBLIC_ADDRESS";
        var address = webAddress(name, "http://localhost:" + port);
        var path = address.getRawPath();
        if (path != null && path.equals("/")) {
            address = URI.create(
                    address.toString().substring(0, address.toString().length() - 1));
            path = "";
        }
        if ((path != null && !path.isEmpty()) || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw malformed(name, "only https, a host and perhaps a port, such as https://alongside.example");
        }
        var loopback = LOOPBACK.contains(address.getHost());
        if (!loopback && !"https".equals(address.getScheme())) {
            throw new Refusal(name + " must begin with https: only this machine itself may be reached without.");
        }
        if (!loopback && proxies.isEmpty()) {
            throw new Refusal("ALONGSIDE_PROXIES must name the proxy that brings https to " + address + ".");
        }
        return address;
    }

    private @Nullable Database database() {
        var owner = value("ALONGSIDE_DATABASE_OWNER_URL");
        var app = value("ALONGSIDE_DATABASE_URL");
        var jobs = value("ALONGSIDE_DATABASE_JOBS_URL");
        if (owner == null && app == null && jobs == null) {
            return null;
        }
        if (owner == null) {
            throw missing("ALONGSIDE_DATABASE_OWNER_URL", "the role that migrates");
        }
        if (app == null) {
            throw missing("ALONGSIDE_DATABASE_URL", "the role that serves people");
        }
        if (jobs == null) {
            throw missing("ALONGSIDE_DATABASE_JOBS_URL", "the role that works without a person");
        }
        return new Database(owner, app, jobs, value("ALONGSIDE_DATABASE_BACKUP_URL"));
    }

    private static Refusal missing(String name, String what) {
        return new Refusal(name + " is missing: a database of your own needs the address of " + what + " too.");
    }

    private Mail mail() {
        var server = value("ALONGSIDE_SMTP_URL");
        var from = text("ALONGSIDE_MAIL_FROM", "alongside@localhost");
        if (!EMAIL.matcher(from).matches()) {
            throw malformed("ALONGSIDE_MAIL_FROM", "one email address");
        }
        if (server == null) {
            return new Mail(null, from);
        }
        var uri = uri("ALONGSIDE_SMTP_URL", server);
        if (uri.getHost() == null || !("smtp".equals(uri.getScheme()) || "smtps".equals(uri.getScheme()))) {
            throw malformed("ALONGSIDE_SMTP_URL", "like smtp://name:password@mail.example:587");
        }
        return new Mail(uri, from);
    }

    /** One with a name, whose summer time is known: an offset would be wrong for half of the year. */
    private ZoneId timeZone() {
        var name = "ALONGSIDE_TIME_ZONE";
        var zone = text(name, "Europe/London");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw malformed(name, "a time zone such as Europe/London");
        }
        return ZoneId.of(zone);
    }

    private Help help() {
        var email = text("ALONGSIDE_HELP_EMAIL", "");
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            throw malformed("ALONGSIDE_HELP_EMAIL", "one email address");
        }
        return new Help(text("ALONGSIDE_HELP_PHONE", ""), email, text("ALONGSIDE_HELP_HOURS", ""));
    }

    private List<Crisis> crisis() {
        var name = "ALONGSIDE_CRISIS_LINES";
        if (value(name) == null) {
            return List.of(
                    new Crisis("In danger right now", "999"),
                    new Crisis("Samaritans", "116 123"),
                    new Crisis("NHS, mental health", "111"));
        }
        return list(name, ";").stream()
                .map(line -> {
                    var parts = line.split(":", 2);
                    if (parts.length != 2 || parts[0].isBlank() || !parts[1].matches("[\\d +]+")) {
                        throw malformed(name, "like “In danger: 999; Samaritans: 116 123”");
                    }
                    return new Crisis(parts[0].trim(), parts[1].trim());
                })
                .toList();
    }

    /** As RFC 9116 writes it: an email address, or a page that is reached over https. */
    private @Nullable URI securityContact() {
        var name = "ALONGSIDE_SECURITY_CONTACT";
        var contact = value(name);
        if (contact == null) {
            return null;
        }
        if (EMAIL.matcher(contact).matches()) {
            return uri(name, "mailto:" + contact);
        }
        var page = uri(name, contact);
        if (!"https".equals(page.getScheme()) || page.getHost() == null) {
            throw malformed(name, "one email address, or a page that begins with https");
        }
        return page;
    }

    private List<Provider> providers() {
        return IntStream.rangeClosed(1, 9)
                .filter(number -> environment.keySet().stream()
                        .anyMatch(name -> name.startsWith("ALONGSIDE_PROVIDER_" + number + "_")))
                .mapToObj(this::provider)
                .toList();
    }

    private Provider provider(int number) {
        var prefix = "ALONGSIDE_PROVIDER_" + number + "_";
        for (var part : List.of("NAME", "ISSUER", "CLIENT")) {
            if (value(prefix + part) == null) {
                throw missing(prefix + part);
            }
        }
        boolean key = value(prefix + "KEY") != null;
        if (key == (value(prefix + "SECRET") != null)) {
            throw key
                    ? new Refusal(
                            prefix + "SECRET and " + prefix + "KEY are both set: a provider knows us by one of them.")
                    : missing(prefix + "SECRET");
        }
        var issuer = webAddress(prefix + "ISSUER", "");
        if (!"https".equals(issuer.getScheme()) && !LOOPBACK.contains(issuer.getHost())) {
            throw malformed(prefix + "ISSUER", "an address that begins with https");
        }
        var twoFactor = text(prefix + "TWO_FACTOR", "no");
        if (!twoFactor.equals("yes") && !twoFactor.equals("no")) {
            throw malformed(prefix + "TWO_FACTOR", "yes or no");
        }
        return new Provider(
                number,
                text(prefix + "NAME", ""),
                issuer.toString(),
                text(prefix + "CLIENT", ""),
                text(prefix + "SECRET", ""),
                key ? path(prefix + "KEY", text(prefix + "KEY", "")) : null,
                twoFactor.equals("yes"));
    }

    private static Refusal missing(String name) {
        return new Refusal(
                name + " is missing: a sign-in through others needs a name, an issuer, a client and its secret"
                        + " or key.");
    }

    private URI webAddress(String name, String otherwise) {
        var address = uri(name, text(name, otherwise));
        var web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
            throw malformed(name, "a web address, such as https://alongside.example");
        }
        return address;
    }

    private static URI uri(String name, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw malformed(name, "an address");
        }
    }

    private static int port(String text, String name) {
        return number(text, name, 1, 65_535);
    }

    private int number(String name, int otherwise, int least, int most) {
        return number(text(name, Integer.toString(otherwise)), name, least, most);
    }

    private static int number(String text, String name, int least, int most) {
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Falls through to the sentence below.
        }
        throw malformed(name, "a number from " + least + " to " + most);
    }

    private Path path(String name, Path otherwise) {
        return path(name, text(name, otherwise.toString()));
    }

    private static Path path(String name, String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException _) {
            throw malformed(name, "a file or folder");
        }
    }

    private List<String> list(String name, String separator) {
        return Arrays.stream(text(name, "").split(separator))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private String text(String name, String otherwise) {
        var value = value(name);
        return value == null ? otherwise : value;
    }

    /** An empty value counts as not set, as it does in most service managers. */
    private @Nullable String value(String name) {
        var value = environment.get(name);
        if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            throw malformed(name, "one line of text");
        }
        return value == null || value.isBlank() ? null : value.trim();
    }

    private static Refusal malformed(String name, String wanted) {
        return new Refusal(name + " is not right: it should be " + wanted + ".");
    }
}
