package org.alongside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.alongside.History.Answer;
import org.alongside.History.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing acknowledged is lost, whoever is killed: the program, the database, one process of it, or every connection
 * between them. This proves what survives the death of processes. It does not cut the power: what the operating system
 * had taken and not yet written is still there afterwards.
 */
class NothingLostTest {

    @TempDir
    private Path place;

    @Test
    void what_was_acknowledged_is_there_once_and_what_was_refused_is_not() throws Exception {
        try (var mortal = new Mortal(place, 20_260_201)) {
            mortal.killWhilePeopleWrite(
                    List.of(mortal::killOne, mortal::cutConnections, mortal::killOne, mortal::killAll));
            assertNothingLost(mortal);

            var dropped = mortal.dropOne();
            assertThat(mortal.history().faults(mortal.found()))
                    .as("with one write dropped on purpose")
                    .singleElement()
                    .asString()
                    .contains(dropped.toString());
        }
    }

    private static void assertNothingLost(Mortal mortal) {
        var history = mortal.history();
        assertThat(history.faults(mortal.found())).isEmpty();
        for (var kind : Kind.values()) {
            assertThat(history.acknowledged(kind)).as("%s acknowledged", kind).isNotEmpty();
        }
        assertThat(history.count(Answer.REFUSED)).isPositive();
        assertThat(mortal.saidWhenBroken).containsOnly("500 Something broke on our side");
        assertThat(mortal.lettersMissing()).as("hands without their letter").isEmpty();
    }
}
