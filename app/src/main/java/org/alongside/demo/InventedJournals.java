package org.alongside.demo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.people.Secrets;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the people of the demo have written for themselves, and how far they have let others read it. */
@Component
@Conditional(InDemo.class)
class InventedJournals {

    /** The wordings of the limits of confidentiality and of consent that people of the demo have read. */
    private static final String LIMITS = "limits-1";

    private static final String CONSENT = "circles-1";
    private static final String SHARE = "share-entry";

    /** Each holds those before it. */
    private enum Reach {
        ME,
        PAIR,
        FACILITATORS,
        COHORT
    }

    private static final String FIRST_DAY =
            "When Gareth said he rings people himself at 7am I didn’t know where to look. I had him down as a spreadsheet. Dad would have liked him.";

    /** An entry that only Nasreen can open. */
    static final UUID PRIVATE = entry(FIRST_DAY);

    private static final String ABOUT_NASREEN =
            "Nasreen stopped me in my own meeting with one hand and said: ask her, not me. I have chaired that meeting for six years. I’d like our facilitators to know what it looked like when she led it.";

    /** The offer that waits for Nasreen. */
    static final UUID WAITING = Hands.offer(SHARE, proposal(ABOUT_NASREEN));

    private final Acting acting;
    private final Hands hands;
    private final Vault vault;
    private final Ago ago;

    InventedJournals(Acting acting, Hands hands, Vault vault, Ago ago) {
        this.acting = acting;
        this.hands = hands;
        this.vault = vault;
        this.ago = ago;
    }

    void invent() {
        acting.together(() -> {
            InventedCohorts.everybody().forEach(this::readLimits);
            theFirstPair();
            theOthers();
            theFacilitators();
            together(
                    Cast.FIRST,
                    8,
                    "We tried it out: one letter, read aloud by each of us in the waiting room. Nine people helped before we had asked. Put the day and the door first, and the reason last.");
            together(
                    Cast.COHORT.get(7),
                    15,
                    "Our first class with patients as the teachers went badly, and then well. It turned when somebody asked a student what she was afraid of.");
            asksForAWord(
                    Cast.COHORT.get(5).lives(),
                    "Colin’s trust has written to me about my husband’s complaint. It isn’t Colin’s doing, but I don’t know how to sit beside him on the next day. Could one of you ring me?");
        });
        acting.together(this::waitsForTheSecondHand);
    }

    private void theFirstPair() {
        var nasreen = Cast.FIRST.lives();
        var gareth = Cast.FIRST.works();
        write(Cast.FIRST, nasreen, 105, Reach.ME, FIRST_DAY);
        write(Cast.FIRST, nasreen, 33, Reach.PAIR, "The letter has eleven words my dad does not know. I counted.");
        write(
                Cast.FIRST,
                nasreen,
                64,
                Reach.FACILITATORS,
                "I cried in the car park after the second day, and not from sadness. The quiet hour after lunch is what let me come back in. Please keep it.");
        write(
                Cast.FIRST,
                nasreen,
                12,
                Reach.COHORT,
                "To anybody else here who looks after someone: I have stopped saying “only a carer” when it is my turn. Try it. The room sits up.");
        write(Cast.FIRST, nasreen, 2, Reach.ME, "Say less next time. He filled the silence with the thing I needed.");
        write(
                Cast.FIRST,
                gareth,
                104,
                Reach.ME,
                "I read our own letter aloud to her. Never again without reading it aloud first.");
        write(
                Cast.FIRST,
                gareth,
                20,
                Reach.PAIR,
                "I sent the new letter round the office without saying who wrote it. Two people asked who our new colleague is. It’s us.");
    }

    private void theOthers() {
        write(
                Cast.SECOND,
                Cast.SECOND.lives(),
                35,
                Reach.PAIR,
                "Aoife listens with her pen down. I noticed because hardly anybody does.");
        write(Cast.SECOND, Cast.SECOND.lives(), 5, Reach.ME, "I am tired of being the expert on my own kidneys.");
        write(
                Cast.SECOND,
                Cast.SECOND.works(),
                9,
                Reach.ME,
                "Forty people have heard it from me at four in the afternoon. I have never asked what they were doing at three.");
        var third = Cast.COHORT.get(2);
        write(
                third,
                third.lives(),
                26,
                Reach.COHORT,
                "I am eighty-one, and this week a commissioner asked me what I would do with the money. I said: ask me again in a month, and I’ll bring six friends.");
        write(third, third.works(), 25, Reach.ME, "She is bringing nine.");
        var fifth = Cast.COHORT.get(4);
        write(
                fifth,
                fifth.lives(),
                18,
                Reach.COHORT,
                "Week three is when my phone stopped ringing. I said so aloud, and Hannah wrote it down in my words and not in hers.");
        write(
                Cast.COHORT.get(8),
                Cast.COHORT.get(8).lives(),
                6,
                Reach.FACILITATORS,
                "Fatima and I disagreed in front of everybody, and it was the best hour so far. Can we do that again, on purpose?");
        write(
                Cast.COHORT.get(10),
                Cast.COHORT.get(10).lives(),
                4,
                Reach.PAIR,
                "Ben took the first bus with me. He was late for his own meeting, and told them why.");
        write(
                Cast.COHORT.get(5),
                Cast.COHORT.get(5).works(),
                11,
                Reach.ME,
                "I moved the curtain. It took one phone call. Why did it take me nine years?");
    }

    private void theFacilitators() {
        var two = Cast.FACILITATORS;
        write(two, two.lives(), 65, Reach.ME, "Slow down before the second break. Two pairs had nowhere to put it.");
        write(
                two,
                two.lives(),
                10,
                Reach.PAIR,
                "Next time you open and I close, Martin. They look at you when it gets hard, and I’d like them to look at each other.");
        write(two, two.works(), 64, Reach.ME, "I talk when it gets quiet. Ifeoma counts to ten. Learn to count.");
    }

    private void write(Cast.Couple pair, Cast.Player author, int daysAgo, Reach reach, String words) {
        acting.as(author, db -> {
            keep(db, author.id(), null, author, ago.days(daysAgo), words);
            share(
                    db,
                    pair,
                    author,
                    entry(words),
                    author.id(),
                    reach,
                    ago.days(daysAgo).plusSeconds(5_000),
                    null);
        });
    }

    /** Written by both, and shared with the cohort by both their hands. */
    private void together(Cast.Couple pair, int daysAgo, String words) {
        var written = ago.days(daysAgo);
        var proposal = proposal(words);
        acting.as(pair.works(), db -> {
            keep(db, pair.id(), pair, pair.works(), written, words);
            propose(db, pair, pair.works(), entry(words), pair.id(), Reach.COHORT, proposal, written);
        });
        var shared = written.plusSeconds(80_000);
        hands.given(pair, pair.works(), pair.lives(), SHARE, proposal, shared);
        acting.as(
                pair.lives(),
                db -> share(db, pair, pair.lives(), entry(words), pair.id(), Reach.COHORT, shared, proposal));
    }

    /** Gareth wrote about Nasreen and would show it to the facilitators. She reads it first. */
    private void waitsForTheSecondHand() {
        var gareth = Cast.FIRST.works();
        var written = ago.hours(28);
        var proposal = proposal(ABOUT_NASREEN);
        acting.as(gareth, db -> {
            keep(db, gareth.id(), null, gareth, written, ABOUT_NASREEN);
            db.sql("update reflection.entry set about = :pair where id = :entry")
                    .param("pair", Cast.FIRST.id())
                    .param("entry", entry(ABOUT_NASREEN))
                    .update();
            propose(db, Cast.FIRST, gareth, entry(ABOUT_NASREEN), gareth.id(), Reach.FACILITATORS, proposal, written);
        });
        hands.offered(Cast.FIRST, gareth, SHARE, proposal, ago.hours(27), ago.days(-13));
    }

    private void keep(JdbcClient db, UUID owner, Cast.@Nullable Couple both, Cast.Player by, Instant at, String words) {
        db.sql("""
                insert into reflection.entry (id, owner, pair, hat, sealed, began_at, changed_at)
                values (:id, :owner, :pair, :hat, :sealed, :at, :at)
                """)
                .param("id", entry(words))
                .param("owner", owner)
                .param("pair", both == null ? null : both.id(), java.sql.Types.OTHER)
                .param("hat", both == null ? by.hat().key() : null)
                .param("sealed", vault.seal(owner, new Place("reflection.entry", entry(words), owner), words))
                .param("at", Times.at(at))
                .update();
    }

    /** One dated consent for each circle on the way out. What both wrote is theirs already. */
    private void share(
            JdbcClient db,
            Cast.Couple pair,
            Cast.Player by,
            UUID entry,
            UUID owner,
            Reach reach,
            Instant since,
            @Nullable UUID proposal) {
        for (var each : List.of(Reach.PAIR, Reach.FACILITATORS, Reach.COHORT)) {
            if (each.compareTo(reach) > 0 || each == Reach.PAIR && owner.equals(pair.id())) {
                continue;
            }
            db.sql("""
                    insert into reflection.sharing
                        (id, entry, owner, pair, reach, circle, named, consent, proposal, by, since)
                    values (:id, :entry, :owner, :pair, :reach, :circle, :named, :consent, :proposal, :by, :since)
                    """)
                    .param("id", UUID.randomUUID())
                    .param("entry", entry)
                    .param("owner", owner)
                    .param("pair", pair.id())
                    .param("reach", key(each))
                    .param("circle", circle(each, pair))
                    .param("named", InventedPeople.ids(named(each, pair), Cast.Player::id))
                    .param("consent", CONSENT)
                    .param("proposal", proposal, java.sql.Types.OTHER)
                    .param("by", by.id())
                    .param("since", Times.at(since))
                    .update();
        }
    }

    private void propose(
            JdbcClient db,
            Cast.Couple pair,
            Cast.Player by,
            UUID entry,
            UUID owner,
            Reach reach,
            UUID proposal,
            Instant at) {
        db.sql("""
                insert into reflection.proposal (id, entry, owner, pair, reach, circle, grain, made_by, made_at)
                values (:id, :entry, :owner, :pair, :reach, :circle, :grain, :by, :at)
                """)
                .param("id", proposal)
                .param("entry", entry)
                .param("owner", owner)
                .param("pair", pair.id())
                .param("reach", key(reach))
                .param("circle", circle(reach, pair))
                .param(
                        "grain",
                        vault.seal(owner, new Place("reflection.proposal.grain", proposal, owner), Secrets.secret()))
                .param("by", by.id())
                .param("at", Times.at(at))
                .update();
    }

    /** One half alone asks the facilitators; the other is not told. */
    private void asksForAWord(Cast.Player player, String words) {
        var id = InventedCalls.id("word " + player.name());
        var circle = InventedCohorts.TWELVE.facilitators();
        acting.as(
                player,
                db -> db.sql("""
                insert into reflection.word (id, person, circle, named, report, sealed, asked_at)
                values (:id, :me, :circle, :named, false, :sealed, :at)
                """)
                        .param("id", id)
                        .param("me", player.id())
                        .param("circle", circle)
                        .param("named", InventedPeople.ids(Cast.FACILITATORS.both(), Cast.Player::id))
                        .param("sealed", vault.seal(player.id(), new Place("reflection.word", id, circle), words))
                        .param("at", Times.at(ago.hours(20)))
                        .update());
    }

    private void readLimits(Cast.Player player) {
        acting.as(
                player,
                db -> db.sql(
                                "insert into reflection.limits_read (person, version, read_at) values (:me, :version, :at)")
                        .param("me", player.id())
                        .param("version", LIMITS)
                        .param("at", Times.at(ago.days(122)))
                        .update());
    }

    private static UUID circle(Reach reach, Cast.Couple pair) {
        return switch (reach) {
            case ME, PAIR -> pair.id();
            case FACILITATORS -> InventedCohorts.TWELVE.facilitators();
            case COHORT -> InventedCohorts.TWELVE.id();
        };
    }

    private static List<Cast.Player> named(Reach reach, Cast.Couple pair) {
        return switch (reach) {
            case ME, PAIR -> pair.both();
            case FACILITATORS -> Cast.FACILITATORS.both();
            case COHORT -> InventedCohorts.everybody();
        };
    }

    private static String key(Reach reach) {
        return reach.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static UUID entry(String words) {
        return InventedCalls.id("entry " + words);
    }

    private static UUID proposal(String words) {
        return InventedCalls.id("proposal " + words);
    }
}
