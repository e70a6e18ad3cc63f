package org.alongside.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The machine everything is measured on, and how fast it can read memory. */
final class Machine {

    /** 256 MiB: far more than any cache holds. */
    private static final int LONGS = 1 << 25;

    private Machine() {}

    static String inWords() throws IOException {
        return "%s, %d cores, %s GiB, %s, Java %s"
                .formatted(
                        first(Path.of("/proc/cpuinfo"), "model name"),
                        Runtime.getRuntime().availableProcessors(),
                        gib(first(Path.of("/proc/meminfo"), "MemTotal")),
                        System.getProperty("os.name") + " "
                                + System.getProperty("os.version").replaceAll("[^\\d.].*", ""),
                        Runtime.version());
    }

    /** How many processes waited for a core over the last minute. */
    static String load() throws IOException {
        Path path = Path.of("/proc/loadavg");
        return Files.exists(path) ? Files.readString(path).split(" ")[0] : "unknown";
    }

    /** Bytes of memory nobody uses, as far as the system says. */
    static double free() throws IOException {
        Path told = Path.of("/proc/meminfo");
        return Files.exists(told)
                ? 1024.0 * Long.parseLong(first(told, "MemAvailable").replaceAll("\\D", ""))
                : Double.POSITIVE_INFINITY;
    }

    /** GB/s read by so many threads, the best of several goes. */
    static double bandwidth(int threads) {
        long[][] memory = new long[threads][LONGS / threads];
        for (long[] part : memory) {
            Arrays.setAll(part, i -> i);
        }
        double best = 0;
        long seen = 0;
        for (int go = 0; go < 25; go++) {
            long start = System.nanoTime();
            seen += IntStream.range(0, threads)
                    .parallel()
                    .mapToLong(i -> sum(memory[i]))
                    .sum();
            best = Math.max(best, 8.0 * LONGS / (System.nanoTime() - start));
        }
        return seen == 0 ? 0 : best;
    }

    private static long sum(long[] numbers) {
        long sum = 0;
        for (long number : numbers) {
            sum += number;
        }
        return sum;
    }

    private static String first(Path file, String name) throws IOException {
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(name)) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return System.getProperty("os.arch");
    }

    private static String gib(String kilobytes) {
        String digits = kilobytes.replaceAll("\\D", "");
        return digits.isEmpty() ? "?" : String.valueOf(Math.round(Long.parseLong(digits) / 1048576.0));
    }
}
