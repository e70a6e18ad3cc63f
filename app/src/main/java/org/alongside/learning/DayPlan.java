package org.alongside.learning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.web.Mark;

/**
 * What a cohort does on one of its days.
 *
 * @param aim what is different at the end of the day
 * @param work what pairs do between this day and the next
 * @param coaching whether a coaching call with the facilitators follows
 * @param language of its words
 */
public record DayPlan(
        UUID day, UUID cohort, String aim, String work, boolean coaching, String language, List<Block> blocks) {

    public DayPlan {
        blocks = List.copyOf(blocks);
    }

    public int minutes() {
        return blocks.stream().mapToInt(Block::minutes).sum();
    }

    public Optional<Block> block(UUID id) {
        return blocks.stream().filter(block -> block.id().equals(id)).findFirst();
    }

    /** Where a block stands, from 0; -1 when it is not there. */
    public int indexOf(UUID block) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).id().equals(block)) {
                return i;
            }
        }
        return -1;
    }

    /** How many minutes lie before it. */
    public int minutesBefore(Block block) {
        return blocks.stream()
                .limit(Math.max(0, indexOf(block.id())))
                .mapToInt(Block::minutes)
                .sum();
    }

    /** Whether it has nothing but exercises. */
    boolean saysNothing() {
        return aim.isEmpty() && work.isEmpty() && !coaching;
    }

    /** Stands for what the day is for, so that a page can say which words it had before it. */
    public String mark() {
        return Mark.of(aim + "\n\n" + work + "\n\n" + coaching);
    }
}
