package org.alongside.database;

import java.util.List;
import java.util.Map;
import org.alongside.settings.Settings;

/** A program of its own that serves an installation's database until it is stopped, for tests that look at it from beside. */
public class KeepsAnInstallation {
    public static void main(String[] args) throws InterruptedException {
        var settings = Settings.read(List.of("start", "--data", args[0]), Map.of());
        var folder = DataFolder.open(settings);
        var addresses = Database.open(
                settings,
                goodbye -> Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    goodbye.run();
                    folder.close();
                })));
        System.out.println(TestDatabase.setting(addresses.app()));
        Thread.currentThread().join();
    }
}
