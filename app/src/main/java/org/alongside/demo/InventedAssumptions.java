package org.alongside.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** What the two of a pair assume: opened in some, waiting for one half in another, begun in a few, and not in the rest. */
@Component
@Conditional(InDemo.class)
class InventedAssumptions {

    private static final int OPENED = 59;

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

    private static final Map<String, String> TOMASZ = Map.of(
            "guess hardest", "Bad news at the end of a long list. I think she saves us up.",
            "own hardest", "Mondays. Three nights of sleep gone, and everybody asks how my weekend was.",
            "own hope", "That the next person hears about it a year before I did.",
            "own worry", "That I am here to be grateful.");

    private static final Map<String, String> AOIFE = Map.of(
            "guess hardest", "The days between, when nobody is watching the numbers.",
            "own hardest", "Telling people at four in the afternoon what I should have told them a year before.",
            "own hope", "To be asked a question I have not heard.");

    private static final Map<String, String> MARJORIE = Map.of(
            "guess hardest", "Saying no on the phone to people who are older than his mother.",
            "own hardest", "Getting home after four in winter. The bus is there; the kerb isn’t.",
            "own hope", "That they ask us before they print it.");

    private static final Map<String, String> KWAME = Map.of(
            "guess hardest", "Loneliness, perhaps.",
            "own hardest", "Reading forty letters about a decision I was not in the room for.",
            "own hope", "One meeting where I don’t have to explain what commissioning is.");

    private final Acting acting;
    private final DatingBack dating;
    private final Vault vault;
    private final Ago ago;

    InventedAssumptions(Acting acting, DatingBack dating, Vault vault, Ago ago) {
        this.acting = acting;
        this.dating = dating;
        this.vault = vault;
        this.ago = ago;
    }

    void invent() {
        var third = Cast.COHORT.get(2);
        acting.together(() -> {
            write(Cast.FIRST, Cast.FIRST.lives(), NASREEN);
            write(Cast.FIRST, Cast.FIRST.works(), GARETH);
            write(Cast.SECOND, Cast.SECOND.lives(), TOMASZ);
            write(Cast.SECOND, Cast.SECOND.works(), AOIFE);
            write(third, third.lives(), MARJORIE);
            write(third, third.works(), KWAME);
            begun().forEach(couple -> write(couple, couple.lives(), Map.of()));
        });
        dating.together(past -> {
            past.opened(Cast.FIRST, ago.days(OPENED));
            past.opened(third, ago.days(OPENED + 3));
            past.ready(Cast.SECOND.id(), Cast.SECOND.works(), ago.days(6));
            past.begun(Cast.SECOND.id(), Cast.SECOND.lives());
            begun().forEach(couple -> past.begun(couple.id(), couple.lives()));
        });
        acting.together(() -> {
            say(Cast.FIRST.works(), "hardest", "not");
            say(Cast.FIRST.works(), "hope", "not");
            say(Cast.FIRST.works(), "worry", "partly");
            say(Cast.FIRST.lives(), "hardest", "partly");
            say(Cast.FIRST.lives(), "picture", "held");
            learn(
                    Cast.FIRST.lives(),
                    "hardest",
                    "He counts the calls he has to make. I had never asked who makes them.");
            learn(
                    Cast.FIRST.works(),
                    "hardest",
                    "The forms take her an hour. Our letters cost her a week. I had it the wrong way round.");
        });
    }

    private static List<Cast.Couple> begun() {
        return Cast.COHORT.subList(3, 6);
    }

    /** A row for every question, also for those left out. */
    private void write(Cast.Couple pair, Cast.Player player, Map<String, String> words) {
        var prompts = new ArrayList<String>();
        var guesses = new ArrayList<Boolean>();
        var ids = new ArrayList<UUID>();
        var sealed = new ArrayList<byte[]>();
        for (var prompt : PROMPTS) {
            for (boolean guess : new boolean[] {true, false}) {
                var id = answer(player, prompt, guess);
                prompts.add(prompt);
                guesses.add(guess);
                ids.add(id);
                sealed.add(vault.seal(
                        player.id(),
                        new Place("reflection.answer", id, pair.id()),
                        words.getOrDefault((guess ? "guess " : "own ") + prompt, "")));
            }
        }
        acting.as(
                player,
                db -> db.sql("""
                insert into reflection.answer (id, pair, person, prompt, guess, sealed)
                select id, :pair, :me, prompt, guess, sealed
                  from unnest(:ids::uuid[], :prompts::text[], :guesses::boolean[], :sealed::bytea[])
                       as invented (id, prompt, guess, sealed)
                """)
                        .param("pair", pair.id())
                        .param("me", player.id())
                        .param("ids", ids.toArray(UUID[]::new))
                        .param("prompts", prompts.toArray(String[]::new))
                        .param("guesses", guesses.toArray(Boolean[]::new))
                        .param("sealed", sealed.toArray(byte[][]::new))
                        .update());
    }

    /** Whether what the other half guessed about them holds. */
    private void say(Cast.Player about, String prompt, String verdict) {
        acting.as(
                about,
                db -> db.sql("""
                insert into reflection.verdict (guess, pair, person, said_on, verdict)
                values (:guess, :pair, :me, :on, :verdict)
                """)
                        .param("guess", answer(otherOf(about), prompt, true))
                        .param("pair", Cast.FIRST.id())
                        .param("me", about.id())
                        .param("on", after())
                        .param("verdict", verdict)
                        .update());
    }

    private void learn(Cast.Player player, String prompt, String words) {
        var id = UUID.randomUUID();
        acting.as(
                player,
                db -> db.sql("""
                insert into reflection.lesson (id, guess, pair, person, learned_on, sealed)
                values (:id, :guess, :pair, :me, :on, :sealed)
                """)
                        .param("id", id)
                        .param("guess", answer(player, prompt, true))
                        .param("pair", Cast.FIRST.id())
                        .param("me", player.id())
                        .param("on", after())
                        .param(
                                "sealed",
                                vault.seal(player.id(), new Place("reflection.lesson", id, Cast.FIRST.id()), words))
                        .update());
    }

    private static Cast.Player otherOf(Cast.Player player) {
        return player.equals(Cast.FIRST.lives()) ? Cast.FIRST.works() : Cast.FIRST.lives();
    }

    private static UUID answer(Cast.Player player, String prompt, boolean guess) {
        return InventedCalls.id("answer " + player.name() + prompt + guess);
    }

    private LocalDate after() {
        return LocalDate.ofInstant(ago.days(OPENED - 1), Ago.ZONE);
    }
}
