package org.alongside;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first words of an answer that stays open; then the line is let go of. */
final class FirstWords implements HttpResponse.BodySubscriber<String> {

    private final CompletableFuture<String> words = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> said) {
        Objects.requireNonNull(subscription).cancel();
        words.complete(said.stream()
                .map(StandardCharsets.UTF_8::decode)
                .map(CharBuffer::toString)
                .collect(Collectors.joining()));
    }

    @Override
    public void onError(Throwable problem) {
        words.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        words.complete("");
    }

    @Override
    public CompletionStage<String> getBody() {
        return words;
    }
}
