package org.alongside.learning.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.learning.Answered;
import org.alongside.learning.Block;
import org.alongside.learning.Parked;
import org.alongside.learning.Room;
import org.alongside.pairing.BlindAnswers;
import org.alongside.people.Hat;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A day as somebody in it follows it.
 *
 * @param hat what one speaks as in one's own pair; null as oneself, and where nothing is answered
 * @param answers what is there of the blind answers of one's own pair; the other half's only once both are open
 * @param typed an answer that could not be kept, as it was typed
 * @param typedOn the version it was typed on, or is typed on now
 * @param there what another window of the same person has written in the meantime
 * @param parked what was to be put aside, as it was typed
 */
public record NowPage(
        Room room,
        @Nullable Hat hat,
        List<BlindAnswers.Answer> answers,
        List<Parked> aside,
        @Nullable String typed,
        int typedOn,
        @Nullable Written there,
        String parked,
        int most,
        Instant now,
        Problems problems) {

    /** Which version of the answer stands in the box, or stood there when it was typed. */
    public int version() {
        return typed != null
                ? typedOn
                : mine().map(BlindAnswers.Answer::version).orElse(0);
    }

    public String path() {
        return room.path() + "/now";
    }

    public Clock clock(Block block) {
        return Clock.of(room, block, now);
    }

    public Optional<BlindAnswers.Answer> mine() {
        return answers.stream()
                .filter(answer -> answer.person().equals(room.me()))
                .findFirst();
    }

    public boolean isOpen() {
        return answers.stream().anyMatch(BlindAnswers.Answer::isOpen);
    }

    public boolean isReady() {
        return mine().map(BlindAnswers.Answer::ready).orElse(false);
    }

    /** Whether something can be put aside. */
    public boolean isUnderWay() {
        return room.running() != null && !room.running().isOver();
    }

    /** Whether this exercise is answered here now. */
    public boolean asks(UUID block) {
        return room.block().filter(now -> now.id().equals(block)).isPresent() && !isOpen() && !isReady();
    }

    /** What stands in the box. */
    public String words() {
        return typed != null
                ? typed
                : mine().map(answer -> Answered.unpacked(answer.text()).text()).orElse("");
    }

    /** What one half answered, once it is open; empty when nothing was, or when they have erased themselves. */
    public Written said(UUID half) {
        return answers.stream()
                .filter(answer -> answer.person().equals(half))
                .findFirst()
                .map(Answered::written)
                .orElse(Written.NOTHING);
    }

    /** The hat in which one half answered, once it is open. */
    public @Nullable Hat hat(UUID half) {
        return answers.stream()
                .filter(answer -> answer.person().equals(half) && answer.hat() != null)
                .map(BlindAnswers.Answer::hat)
                .findFirst()
                .orElse(null);
    }

    /** The other half of one's own pair. */
    public String partner() {
        return room.mine()
                .map(pair -> pair.lives().equals(room.me()) ? pair.nameOfWorks() : pair.nameOfLives())
                .orElse("");
    }
}
