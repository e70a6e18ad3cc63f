package org.alongside.reflection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alongside.language.Phrase;

/** One question as it is put to one half: a guess about the other, or the own answer to what the other guesses at. */
record Question(Prompt prompt, boolean guess) {

    /** In the order they are asked: first guess, then say how it is. */
    static List<Question> all() {
        return Stream.of(Prompt.values())
                .flatMap(prompt -> Stream.of(new Question(prompt, true), new Question(prompt, false)))
                .toList();
    }

    /** As addresses name it: {@code guess-hope}. */
    String key() {
        return (guess ? "guess-" : "own-") + prompt.key();
    }

    static Optional<Question> of(String key) {
        return all().stream().filter(question -> question.key().equals(key)).findFirst();
    }

    int number() {
        return all().indexOf(this) + 1;
    }

    Optional<Question> next() {
        return number() < all().size() ? Optional.of(all().get(number())) : Optional.empty();
    }

    Phrase words(String partner) {
        return guess ? prompt.about(partner) : prompt.own(partner);
    }
}
