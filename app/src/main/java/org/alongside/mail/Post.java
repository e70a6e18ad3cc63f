package org.alongside.mail;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import org.alongside.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Where letters leave: by a mail server, into a folder, or not yet. */
@Configuration(proxyBeanMethods = false)
class Post {

    @Bean
    @Conditional(InDemo.class)
    DemoLetters demoLetters(Settings settings) {
        return new DemoLetters(settings.data().resolve("letters"), settings.link(""));
    }

    @Bean
    Carrier carrier(Settings settings, Optional<DemoLetters> demo) {
        if (demo.isPresent()) {
            return () -> new ShortTrip((message, _) -> demo.get().add(message));
        }
        var server = settings.mail().server();
        return server == null ? () -> new ShortTrip(Post::nowhere) : new SmtpCarrier(MailServer.at(server, settings));
    }

    static final class InDemo implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var beans = context.getBeanFactory();
            return beans != null && beans.getBean(Settings.class).demo();
        }
    }

    private static void nowhere(MimeMessage message, InternetAddress to) {
        throw new Carrier.Unreachable("No mail server is named; set ALONGSIDE_SMTP_URL.");
    }

    private interface Step {
        void take(MimeMessage message, InternetAddress to);
    }

    /** A way with nothing to connect to. */
    private record ShortTrip(Step step) implements Carrier.Trip {
        @Override
        public Carrier.Taking carry(MimeMessage message, InternetAddress to) {
            step.take(message, to);
            return Carrier.Taking.TAKEN;
        }

        @Override
        public void close() {}
    }
}
