package org.alongside.leading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;

/**
 * What the two of a pair write together, heading by heading: their shared challenge, or their agreement.
 *
 * @param grain random, so that the digest of short words tells nothing
 * @param latest the words as they are now
 * @param signed the words as both last signed them
 * @param signedAt when that was
 * @param readings one of each half that has read it again
 */
public record Document(
        UUID id,
        UUID pair,
        Heading.Kind kind,
        Instant begunAt,
        @Nullable Instant closedAt,
        String grain,
        Map<Heading, Passage> latest,
        Map<Heading, Passage> signed,
        @Nullable Instant signedAt,
        List<Reading> readings) {

    /** When one half last read it again and found it still true. */
    public record Reading(UUID person, Instant at) {}

    /**
     * The words under one heading.
     *
     * @param written empty where nothing stands, or both have had it erased
     * @param by what the half who wrote them last wants to be called; null once they have erased themselves
     * @param hat the hat they wrote in; null as themselves
     */
    public record Passage(
            UUID id,
            Heading heading,
            int version,
            Written written,
            UUID writer,
            @Nullable String by,
            @Nullable Hat hat,
            Instant at) {

        public String text() {
            return written.text();
        }
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    public Optional<Passage> latest(Heading heading) {
        return Optional.ofNullable(latest.get(heading));
    }

    public Optional<Passage> signed(Heading heading) {
        return Optional.ofNullable(signed.get(heading));
    }

    /** The words under a heading as they are now; empty without any. */
    public String text(Heading heading) {
        return latest(heading).map(Passage::text).orElse("");
    }

    public Written written(Heading heading) {
        return latest(heading).map(Passage::written).orElse(Written.NOTHING);
    }

    /** What has other words now than both have signed. */
    public List<Heading> changed() {
        return kind.headings().stream()
                .filter(heading ->
                        !text(heading).equals(signed(heading).map(Passage::text).orElse("")))
                .toList();
    }
}
