package org.alongside.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.Alongside;
import org.alongside.database.Jobs;
import org.alongside.database.TestDatabase;
import org.alongside.settings.Settings;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The outbox as it runs, on a database and keys of its own, with an address book to write in. The sender sends when it
 * is told to, so that tests can look in between.
 */
final class PostOffice implements AutoCloseable {

    final TestDatabase database = TestDatabase.fresh();
    final Map<UUID, AddressBook.Way> book = new HashMap<>();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    PostOffice(Path data, Map<String, String> more) {
        var environment = new HashMap<>(Map.of(
                "ALONGSIDE_ORGANISATION", "Riverside Together",
                "ALONGSIDE_MAIL_FROM", "post@riverside.example",
                "ALONGSIDE_HELP_PHONE", "01632 960 001",
                "ALONGSIDE_HELP_EMAIL", "help@riverside.example",
                "ALONGSIDE_PUBLIC_ADDRESS", "https://riverside.example",
                "ALONGSIDE_PROXIES", "127.0.0.1"));
        environment.putAll(more);
        var settings = Settings.read(List.of("start", "--data", data.toString()), environment);
        Alongside.knowing(settings, database::addresses).initialize(context);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(
                TemplateEngine.class,
                () -> TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.alongside.jte"));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(javax.sql.DataSource.class)));
        context.registerBean(AddressBook.class, () -> new Book(book));
        context.scan("org.alongside.database", "org.alongside.vault", "org.alongside.mail");
        // The one that sends by itself is stopped before it begins.
        context.addBeanFactoryPostProcessor(beans -> {
            var bean = beans.getBeanNamesForType(Sender.class, false, false)[0];
            ((org.springframework.beans.factory.support.BeanDefinitionRegistry) beans).removeBeanDefinition(bean);
        });
        context.refresh();
    }

    private record Book(Map<UUID, AddressBook.Way> ways) implements AddressBook {

        @Override
        public Way wayTo(UUID person) {
            return ways.getOrDefault(person, new Way.Nobody());
        }

        @Override
        public List<UUID> byHand() {
            return ways.keySet().stream()
                    .filter(person -> wayTo(person) instanceof Way.ByHand)
                    .toList();
        }
    }

    static PostOffice at(Path data, URI server) {
        return new PostOffice(data, Map.of("ALONGSIDE_SMTP_URL", server.toString()));
    }

    Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    Vault vault() {
        return context.getBean(Vault.class);
    }

    Jobs jobs() {
        return context.getBean(Jobs.class);
    }

    Waiting waiting() {
        return context.getBean(Waiting.class);
    }

    Composing composing() {
        return context.getBean(Composing.class);
    }

    Bell bell() {
        return context.getBean(Bell.class);
    }

    JdbcClient db() {
        return context.getBean(JdbcClient.class);
    }

    Sender sender() {
        return new Sender(
                jobs(), waiting(), context.getBean(Delivering.class), context.getBean(Carrier.class), bell(), outbox());
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    void post(UUID person, Letter letter) {
        transaction().executeWithoutResult(_ -> outbox().post(person, letter));
    }

    void post(Recipient recipient, Letter letter) {
        transaction().executeWithoutResult(_ -> outbox().post(recipient, letter));
    }

    /** As if all the waiting were over. */
    void letTimePass() {
        database.jobs(db -> db.sql("update mail.letter set due_at = now() - interval '1 second'")
                .update());
    }

    @Override
    public void close() {
        context.close();
    }
}
