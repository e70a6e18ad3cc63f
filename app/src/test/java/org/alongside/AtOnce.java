package org.alongside;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several requests racing: {@code atOnce(List.of(…))} does all of them together and gives what came of each. */
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<T> atOnce(List<? extends Callable<? extends T>> works) throws Exception {
        try (var threads = Executors.newFixedThreadPool(works.size())) {
            var futures = new ArrayList<Future<? extends T>>();
            works.forEach(work -> futures.add(threads.submit(work)));
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
