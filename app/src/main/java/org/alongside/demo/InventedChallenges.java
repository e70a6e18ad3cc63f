package org.alongside.demo;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the pairs of the demo lead together, what they try next, and how they have agreed to work. */
@Component
@Conditional(InDemo.class)
class InventedChallenges {

    private static final String AGREE = "agree-aim";

    /** When the pairs whose aim is agreed agreed on it, and on what. */
    private static final Map<Integer, String> AIMS = Map.of(
            2,
            "By spring, no opening hours in Eastmere change before ten people over eighty have been asked at their own table.",
            4,
            "Everybody who comes home after a stroke is rung by somebody they have met, in week three and in week six.",
            6,
            "The front desk is one that people sit at, on both sides of it, by the day the new term of volunteers begins.",
            7,
            "Each new student meets somebody as a teacher before they meet anybody as a case.",
            10,
            "The first bus is there twenty minutes before the first appointment, or the first appointment waits for the bus.");

    private static final Map<Integer, String> ROLES = Map.of(
            2,
            "Marjorie asks at the tables. Kwame brings the papers, and reads them out before the meeting and not in it.",
            4,
            "Owen rings. Hannah finds out who has come home. In week six we swap, and see what we missed.",
            6,
            "Ravi says what height. Ewa says what the desk is for. Neither of us says “it can’t be done” alone.",
            7,
            "Grace chooses who teaches. Peter makes room in the timetable, and sits at the back.",
            10,
            "Huda speaks with the drivers. Ben speaks with those who pay them. We tell each other the same evening.");

    private final Acting acting;
    private final Hands hands;
    private final Vault vault;
    private final Ago ago;

    InventedChallenges(Acting acting, Hands hands, Vault vault, Ago ago) {
        this.acting = acting;
        this.hands = hands;
        this.vault = vault;
        this.ago = ago;
    }

    void invent() {
        acting.together(() -> {
            theFirstPair();
            theirAgreement();
            theSecondPair();
            AIMS.forEach((number, aim) -> {
                var pair = Cast.COHORT.get(number);
                begin(pair, "challenge", 50);
                write(pair, pair.lives(), "challenge", "who", 1, 50, pair.challenge());
                write(pair, pair.works(), "challenge", "aim", 1, 40 - number, aim);
                sign(pair, "challenge", AGREE, List.of("aim"), 36 - number);
                begin(pair, "agreement", 48);
                write(pair, pair.works(), "agreement", "roles", 1, 47, Objects.requireNonNull(ROLES.get(number)));
                sign(pair, "agreement", "sign-agreement", List.of("roles"), 45 - number);
            });
        });
    }

    /** The hand that Aoife gave; it is Tomasz's turn. */
    void waitForTheSecondHand() {
        hands.offered(
                Cast.SECOND,
                Cast.SECOND.works(),
                AGREE,
                document(Cast.SECOND, "challenge"),
                ago.hours(50),
                ago.days(-12));
    }

    private void theFirstPair() {
        var pair = Cast.FIRST;
        begin(pair, "challenge", 110);
        write(
                pair,
                pair.lives(),
                "challenge",
                "who",
                1,
                110,
                "People who get a first letter from the hospital and can’t make out what it wants. Dad was one. So was the man at the bus stop who thought it was a bill.");
        write(
                pair,
                pair.works(),
                "challenge",
                "aim",
                1,
                108,
                "By the summer, nobody in Eastmere misses a first visit because they couldn’t read the letter.");
        write(
                pair,
                pair.lives(),
                "challenge",
                "safety",
                1,
                40,
                "The letter must still say what not to eat before a test. Nasreen reads each one to her dad; Gareth’s team tells us within a day if somebody comes unprepared.");
        sign(pair, "challenge", AGREE, List.of("aim"), 106);
        whatTheyTry(pair);
    }

    private void whatTheyTry(Cast.Couple pair) {
        var gareth = pair.works();
        var nasreen = pair.lives();
        commit(pair, nasreen, "both", 66, -58, "Each of us reads one letter aloud in the waiting room, and listens.");
        end(pair, gareth, "kept", 57, "Nine people helped before we had asked.", "Each of us reads");
        commit(pair, gareth, "works", 36, -9, "All five clinics send the new letter.");
        end(pair, gareth, "changed", 10, "Five was too many at once. Two have said yes.", "All five clinics");
        commit(pair, nasreen, "lives", 30, -14, "The letter in six languages.");
        end(pair, nasreen, "let-go", 15, "First it has to be good in one.", "The letter in six");
        commit(pair, gareth, "works", 10, 5, "Two clinics send the new letter, and we count who comes.");
        commit(pair, gareth, "lives", 2, 9, "Ring three people who missed their first visit, and ask what happened.");
    }

    private void theirAgreement() {
        var pair = Cast.FIRST;
        begin(pair, "agreement", 111);
        agreed(
                pair,
                Map.of(
                        "roles",
                        "Nasreen leads wherever the letter meets people. Gareth leads inside the hospital. In meetings we take turns at the top of the table.",
                        "time",
                        "Tuesdays at six by phone, when Dad has eaten. Half an hour. If one of us is worn out we say so and ring off.",
                        "decisions",
                        "What the letter says: both. Who we try it with: Nasreen. When a clinic begins: Gareth, and he says so the day before.",
                        "disagreement",
                        "“I see it another way.” Then a night’s sleep. Then we ask Ifeoma and Martin.",
                        "credit",
                        "Both names or none. Whoever is asked alone says: there are two of us.",
                        "feedback",
                        "One thing that helped and one that didn’t, on the last Tuesday of the month.",
                        "money",
                        "Nasreen is paid for each hour and each bus, within the month. Gareth chases it, not she.",
                        "ending",
                        "Either of us can stop. One last cup of tea, if both want it."));
        sign(
                pair,
                "agreement",
                "sign-agreement",
                List.of("roles", "time", "decisions", "disagreement", "credit", "feedback", "money", "ending"),
                107);
        write(
                pair,
                pair.lives(),
                "agreement",
                "time",
                2,
                3,
                "Tuesdays at seven by phone, when Dad is asleep. Half an hour. If one of us is worn out we say so and ring off.");
    }

    private void agreed(Cast.Couple pair, Map<String, String> words) {
        words.forEach((heading, text) -> write(pair, pair.lives(), "agreement", heading, 1, 109, text));
    }

    private void theSecondPair() {
        var pair = Cast.SECOND;
        begin(pair, "challenge", 30);
        write(pair, pair.lives(), "challenge", "who", 1, 30, pair.challenge());
        write(
                pair,
                pair.works(),
                "challenge",
                "aim",
                1,
                4,
                "Everybody whose kidneys are failing sees a machine at somebody’s kitchen table a year before they have to choose.");
    }

    private void begin(Cast.Couple pair, String kind, int daysAgo) {
        var id = document(pair, kind);
        acting.as(
                pair.lives(),
                db -> db.sql("""
                insert into led.document (id, pair, kind, grain, begun_at) values (:id, :pair, :kind, :grain, :at)
                """)
                        .param("id", id)
                        .param("pair", pair.id())
                        .param("kind", kind)
                        .param(
                                "grain",
                                vault.seal(
                                        pair.id(),
                                        new Place("led.document.grain", id, pair.id()),
                                        UUID.randomUUID().toString()))
                        .param("at", Times.at(ago.days(daysAgo)))
                        .update());
    }

    private void write(
            Cast.Couple pair, Cast.Player by, String kind, String heading, int version, int daysAgo, String words) {
        var id = passage(pair, heading, version);
        acting.as(
                by,
                db -> db.sql("""
                insert into led.passage (id, document, pair, heading, version, words, written_by, written_at)
                values (:id, :document, :pair, :heading, :version, :words, :by, :at)
                """)
                        .param("id", id)
                        .param("document", document(pair, kind))
                        .param("pair", pair.id())
                        .param("heading", heading)
                        .param("version", version)
                        .param("words", vault.seal(pair.id(), new Place("led.passage", id, pair.id()), words))
                        .param("by", by.id())
                        .param("at", Times.at(ago.days(daysAgo)))
                        .update());
    }

    private void sign(Cast.Couple pair, String kind, String act, List<String> headings, int daysAgo) {
        var at = ago.days(daysAgo);
        var document = document(pair, kind);
        var signing = InventedCalls.id("signing " + document);
        hands.given(pair, pair.lives(), pair.works(), act, document, at);
        acting.as(pair.works(), db -> {
            signing(db, pair, act, document, signing, at);
            db.sql("insert into led.signed_passage (signing, passage) select :signing, unnest(:passages::uuid[])")
                    .param("signing", signing)
                    .param(
                            "passages",
                            headings.stream()
                                    .map(heading -> passage(pair, heading, 1))
                                    .toArray(UUID[]::new))
                    .update();
        });
    }

    private static void signing(JdbcClient db, Cast.Couple pair, String act, UUID document, UUID id, Instant at) {
        db.sql("""
                insert into led.signing (id, document, pair, act, signed_at) values (:id, :document, :pair, :act, :at)
                """)
                .param("id", id)
                .param("document", document)
                .param("pair", pair.id())
                .param("act", act)
                .param("at", Times.at(at))
                .update();
    }

    private void commit(Cast.Couple pair, Cast.Player by, String leads, int daysAgo, int dueIn, String words) {
        var id = commitment(pair, words);
        acting.as(
                by,
                db -> db.sql("""
                insert into led.commitment (id, document, pair, words, leads, due, asked_by, asked_at)
                values (:id, :document, :pair, :words, :leads, :due, :by, :at)
                """)
                        .param("id", id)
                        .param("document", document(pair, "challenge"))
                        .param("pair", pair.id())
                        .param("words", vault.seal(pair.id(), new Place("led.commitment.words", id, pair.id()), words))
                        .param("leads", leads)
                        .param("due", due(dueIn))
                        .param("by", by.id())
                        .param("at", Times.at(ago.days(daysAgo)))
                        .update());
        pair.both().stream()
                .filter(half -> leads.equals("both") || half.equals(by) && leads.equals(side(pair, half)))
                .forEach(half -> takeOn(half, id, daysAgo));
    }

    private void takeOn(Cast.Player player, UUID commitment, int daysAgo) {
        acting.as(
                player,
                db -> db.sql("insert into led.taken_on (commitment, person, at) values (:commitment, :me, :at)")
                        .param("commitment", commitment)
                        .param("me", player.id())
                        .param("at", Times.at(ago.days(daysAgo)))
                        .update());
    }

    /** @param beginning the first words of what came to this end */
    private void end(
            Cast.Couple pair, Cast.Player by, String outcome, int daysAgo, @Nullable String why, String beginning) {
        var id = commitment(pair, beginning);
        acting.as(
                by,
                db -> db.sql("""
                update led.commitment set outcome = :outcome, why = :why, ended_by = :me, ended_at = :at where id = :id
                """)
                        .param("outcome", outcome)
                        .param(
                                "why",
                                why == null
                                        ? null
                                        : vault.seal(pair.id(), new Place("led.commitment.why", id, pair.id()), why),
                                Types.BINARY)
                        .param("me", by.id())
                        .param("at", Times.at(ago.days(daysAgo)))
                        .param("id", id)
                        .update());
    }

    private static String side(Cast.Couple pair, Cast.Player player) {
        return player.equals(pair.lives()) ? "lives" : "works";
    }

    private LocalDate due(int days) {
        return days == 5 ? ago.thursdayIn(5) : ago.today().plusDays(days);
    }

    private static UUID document(Cast.Couple pair, String kind) {
        return InventedCalls.id(kind + " " + pair.id());
    }

    private static UUID passage(Cast.Couple pair, String heading, int version) {
        return InventedCalls.id("passage " + pair.id() + heading + version);
    }

    private static UUID commitment(Cast.Couple pair, String words) {
        return InventedCalls.id("commitment " + pair.id() + words.substring(0, 12));
    }
}
