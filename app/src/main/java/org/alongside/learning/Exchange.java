package org.alongside.learning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.alongside.learning.Consultation.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What a pair has asked its cohort, with all that was said to it, as one person reads it.
 *
 * @param reader who reads it
 * @param replies in the order in which they were said
 */
public record Exchange(Consultation asked, List<Reply> replies, UUID reader) {

    /**
     * A question and what the two answered.
     *
     * @param question null where whoever asked has left
     */
    public record Thread(@Nullable Reply question, List<Reply> answers) {}

    public Exchange {
        replies = List.copyOf(replies);
    }

    /** Whether the reader is one of the two who asked. */
    public boolean isOurs() {
        return asked.by().has(reader);
    }

    /** What was asked, with the answers. One that was taken back stands there without its words. */
    public List<Thread> questions() {
        var ids = new LinkedHashSet<UUID>();
        var threads = new ArrayList<Thread>();
        replies.stream().filter(reply -> reply.kind() == Reply.Kind.QUESTION).forEach(question -> {
            ids.add(question.id());
            threads.add(new Thread(question, answersTo(question.id())));
        });
        replies.stream()
                .map(Reply::answers)
                .filter(Objects::nonNull)
                .filter(ids::add)
                .forEach(gone -> threads.add(new Thread(null, answersTo(gone))));
        return threads;
    }

    public List<Reply> thoughts(Reply.Kind kind) {
        return replies.stream().filter(reply -> reply.kind() == kind).toList();
    }

    /** What somebody said, as long as they have not taken it back. */
    Optional<Reply> find(UUID reply) {
        return replies.stream()
                .filter(found -> found.id().equals(reply) && !found.isTakenBack())
                .findFirst();
    }

    Optional<Reply> question(UUID question) {
        return find(question).filter(found -> found.kind() == Reply.Kind.QUESTION);
    }

    /** What the reader has answered to a question. */
    public Optional<Reply> myAnswerTo(UUID question) {
        return answersTo(question).stream()
                .filter(answer -> isMine(answer) && !answer.isTakenBack())
                .findFirst();
    }

    public boolean isMine(Reply reply) {
        return reply.isBy(reader);
    }

    /** Whether these words can become others: not a question that is answered, which would stand over another answer. */
    public boolean canChange(Reply reply) {
        return isMine(reply)
                && !reply.isTakenBack()
                && isMyTurn(reply.kind())
                && answersTo(reply.id()).stream().allMatch(Reply::isTakenBack);
    }

    /** Whether the reader can say this now. */
    public boolean isMyTurn(Reply.Kind kind) {
        if (!asked.goesOn() || isOurs() != (kind == Reply.Kind.ANSWER)) {
            return false;
        }
        return switch (kind) {
            case QUESTION -> asked.isAt(Standing.QUESTIONS);
            case SEEN, TRY -> asked.isAt(Standing.THOUGHTS);
            case ANSWER -> asked.isAt(Standing.QUESTIONS) || asked.isAt(Standing.THOUGHTS);
        };
    }

    /** As whoever reads it knows them; what the two are called comes with what they asked. */
    public String nameOf(Reply reply) {
        if (reply.isBy(asked.by().lives())) {
            return asked.by().nameOfLives();
        }
        if (reply.isBy(asked.by().works())) {
            return asked.by().nameOfWorks();
        }
        return Objects.requireNonNullElse(reply.name(), "");
    }

    private List<Reply> answersTo(UUID question) {
        return replies.stream()
                .filter(reply -> question.equals(reply.answers()))
                .toList();
    }
}
