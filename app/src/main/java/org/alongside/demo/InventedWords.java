package org.alongside.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the people of the demo have written: assumptions opened in one pair and waiting in another, and journals. */
@Component
@Conditional(InDemo.class)
class InventedWords {

    /** The newest wording of the limits of confidentiality, which people of the demo have read. */
    private static final String LIMITS = "limits-1";

    private static final String CONSENT = "circles-1";
    private static final List<String> PROMPTS = List.of("hardest", "hope", "worry", "picture");

    private static final Map<String, String> NASREEN = Map.of(
            "guess hardest", "Keeping to his targets. I think he counts clinics, not people.",
            "own hardest", "Dad’s appointments. I plan a week around each, and then the letter says it has moved.",
            "guess hope", "That I say thank you to his team in front of somebody.",
            "own hope", "I’ve told my story nine times to nine rooms. I want one letter changed.",
            "guess worry", "That I will shout at him for what the hospital did.",
            "own worry", "That this is one more room.",
            "own picture", "That people in his job like computers more than they like us.");

    private static final Map<String, String> GARETH = Map.of(
            "guess hardest", "Filling in forms for her father, I suppose.",
            "own hardest",
                    "Ringing someone at 7am to cancel, when I know they have booked a day off and a taxi. I do it most weeks.",
            "guess hope", "To tell her story to the board, so they really feel it.",
            "own hope", "To send a letter I would not be ashamed to get.",
            "own worry", "That I promise something I am not allowed to keep.",
            "guess picture", "That we do not care whether people come.",
            "own picture", "That carers who ring us have already made up their minds.");

    private final Acting acting;
    private final Vault vault;
    private final Clock clock;

    InventedWords(Acting acting, Vault vault, Clock clock) {
        this.acting = acting;
        this.vault = vault;
        this.clock = clock;
    }

    void invent() {
        assume(Cast.FIRST, Cast.FIRST.lives(), NASREEN, true);
        assume(Cast.FIRST, Cast.FIRST.works(), GARETH, true);
        assume(
                Cast.SECOND,
                Cast.SECOND.works(),
                Map.of(
                        "guess hardest", "The days between, when nobody is watching the numbers.",
                        "own hardest",
                                "Telling people at four in the afternoon what I should have told them a year before.",
                        "own hope", "To be asked a question I have not heard."),
                true);
        journals();
    }

    private void journals() {
        var nasreen = Cast.FIRST.lives();
        keep(
                nasreen,
                9,
                "When Gareth said he rings people himself at 7am I didn’t know where to look. I had him down as a spreadsheet. Dad would have liked him.");
        keep(nasreen, 3, "Say less next time. He filled the silence with the thing I needed.");
        var shared = keep(nasreen, 6, "The letter has eleven words my dad does not know. I counted.");
        share(nasreen, shared, Cast.FIRST);
        keep(Cast.FIRST.works(), 8, "I read our own letter aloud to her. Never again without reading it aloud first.");
        keep(Cast.SECOND.lives(), 5, "I am tired of being the expert on my own kidneys.");
        keep(Cast.FACILITATORS.lives(), 4, "Slow down before the second break. Two pairs had nowhere to put it.");
    }

    private void assume(Cast.Couple pair, Cast.Player player, Map<String, String> words, boolean ready) {
        acting.as(player, db -> {
            readLimits(db, player);
            db.sql("select true from reflection.begin_assuming(:pair)")
                    .param("pair", pair.id())
                    .query(Boolean.class)
                    .single();
            for (var prompt : PROMPTS) {
                answer(db, pair, player, prompt, true, words.getOrDefault("guess " + prompt, ""));
                answer(db, pair, player, prompt, false, words.getOrDefault("own " + prompt, ""));
            }
        });
        if (ready) {
            acting.as(
                    player,
                    db -> db.sql("select reflection.say_ready(:pair)")
                            .param("pair", pair.id())
                            .query(Boolean.class)
                            .single());
        }
    }

    private void answer(
            JdbcClient db, Cast.Couple pair, Cast.Player player, String prompt, boolean guess, String words) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into reflection.answer (id, pair, person, prompt, guess, sealed)
                values (:id, :pair, :me, :prompt, :guess, :sealed)
                """)
                .param("id", id)
                .param("pair", pair.id())
                .param("me", player.id())
                .param("prompt", prompt)
                .param("guess", guess)
                .param("sealed", vault.seal(player.id(), new Place("reflection.answer", id, pair.id()), words))
                .update();
    }

    private UUID keep(Cast.Player player, int daysAgo, String words) {
        var id = UUID.randomUUID();
        acting.as(player, db -> {
            readLimits(db, player);
            db.sql("""
                    insert into reflection.entry (id, owner, hat, sealed, began_at, changed_at)
                    values (:id, :me, :hat, :sealed, :at, :at)
                    """)
                    .param("id", id)
                    .param("me", player.id())
                    .param("hat", player.hat().key())
                    .param("sealed", vault.seal(player.id(), new Place("reflection.entry", id, player.id()), words))
                    .param("at", Times.at(daysAgo(daysAgo)))
                    .update();
        });
        return id;
    }

    private void share(Cast.Player author, UUID entry, Cast.Couple pair) {
        acting.as(
                author,
                db -> db.sql("""
                insert into reflection.sharing (id, entry, owner, pair, reach, circle, named, consent, by)
                values (:id, :entry, :me, :pair, 'pair', :pair, :named, :consent, :me)
                """)
                        .param("id", UUID.randomUUID())
                        .param("entry", entry)
                        .param("me", author.id())
                        .param("pair", pair.id())
                        .param(
                                "named",
                                new UUID[] {pair.lives().id(), pair.works().id()})
                        .param("consent", CONSENT)
                        .update());
    }

    private void readLimits(JdbcClient db, Cast.Player player) {
        db.sql("""
                insert into reflection.limits_read (person, version, read_at) values (:me, :version, :now)
                on conflict do nothing
                """)
                .param("me", player.id())
                .param("version", LIMITS)
                .param("now", Times.at(clock.instant()))
                .update();
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
