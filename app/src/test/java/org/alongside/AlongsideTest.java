package org.alongside;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.database.TestDatabase;
import org.alongside.settings.Settings;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole of Alongside, listening on a free port, with a database and a data folder of its own.
 *
 * <p>Ask {@link Settings#publicAddress} where it listens. Settings are given as properties, {@code
 * "ALONGSIDE_ORGANISATION=…"}; {@code "alongside.command=demo"} makes it a demo.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Alongside.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = AlongsideTest.Ground.class)
public @interface AlongsideTest {

    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] value() default {};

    /** Prepares what {@link Alongside} has before its pages start. */
    class Ground implements ApplicationContextInitializer<GenericApplicationContext> {
        @Override
        public void initialize(GenericApplicationContext context) {
            var database = TestDatabase.fresh();
            var settings = settings(context);
            Map<String, Object> port = Map.of("server.port", settings.port());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("ground", port));
            Alongside.knowing(settings, database::addresses).initialize(context);
            context.getBeanFactory().registerSingleton("testDatabase", database);
        }

        private static Settings settings(GenericApplicationContext context) {
            var words = new ArrayList<String>();
            words.add(context.getEnvironment().getProperty("alongside.command", "start"));
            words.addAll(List.of("--port", Integer.toString(freePort()), "--data", folder()));
            var given = new HashMap<String, String>();
            for (var source : context.getEnvironment().getPropertySources()) {
                if (source instanceof EnumerablePropertySource<?> named
                        && source.getName().startsWith("Inlined")) {
                    for (var name : named.getPropertyNames()) {
                        if (name.startsWith("ALONGSIDE_")) {
                            given.put(name, String.valueOf(named.getProperty(name)));
                        }
                    }
                }
            }
            return Settings.read(words, given);
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException problem) {
                throw new IllegalStateException(problem);
            }
        }

        private static String folder() {
            try {
                var target = Files.createDirectories(Path.of("target", "data"));
                return Files.createTempDirectory(target, "test").toString();
            } catch (IOException problem) {
                throw new IllegalStateException(problem);
            }
        }
    }
}
