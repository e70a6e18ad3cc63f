package org.alongside.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Stories of change: one being told, one in the cohort, one in the network without names, and an older pair's for everyone. */
@Component
@Conditional(InDemo.class)
class InventedStories {

    private static final List<String> PARTS = List.of("title", "before", "done", "after", "noticed", "unchanged");

    private final Acting acting;
    private final Hands hands;
    private final Vault vault;
    private final Ago ago;

    InventedStories(Acting acting, Hands hands, Vault vault, Ago ago) {
        this.acting = acting;
        this.hands = hands;
        this.vault = vault;
        this.ago = ago;
    }

    void invent() {
        acting.together(() -> {
            tell(
                    Cast.FIRST,
                    months(5),
                    null,
                    6,
                    "The letter, read aloud",
                    "Letters went out as the system wrote them. Nasreen’s dad took one for a bill, and missed the visit it was about.",
                    "We read each one aloud in the waiting room before it goes out. What nobody in the room can say back is written anew.",
                    "",
                    "The man at the front desk: people hold the letter up to him less often.",
                    "");
            weekThree();
            tenTables();
            twoSignatures();
        });
    }

    private void weekThree() {
        var pair = Cast.COHORT.get(4);
        var story = tell(
                pair,
                months(6),
                months(1),
                16,
                "Week three",
                "After a stroke the calls stop in week three. Owen’s phone did not ring for nineteen days. He thought he had been signed off; the ward thought the surgery was ringing.",
                "Owen rang six people who had come home, one each evening. Hannah asked who makes the list of them, and found that nobody did. Now the ward writes it on Fridays, and we share it out by who has met whom.",
                "Everybody on the list was rung in week three by somebody they had met: eleven people so far. Two had stopped their tablets, because nobody had said for how long.",
                "A wife who slept in the chair to hear the phone. She said it was the first call that was not about an appointment.",
                "Week six. We meant to ring then too, and have managed it twice.");
        sign(pair, story, 15);
        goOut(pair, story, true, InventedCohorts.TWELVE.id(), "story-to-cohort", 14);
    }

    private void tenTables() {
        var pair = Cast.COHORT.get(2);
        var story = tell(
                pair,
                months(9),
                months(1),
                30,
                "Ten tables",
                "The day centre closed at three from one Monday on. We learned of it from the notice on the door, and so did everybody over eighty who came by bus.",
                "One of us took the next plan to ten kitchen tables, and read it aloud there. The other held the meeting back by two weeks, until the ten answers were in, and began it with them.",
                "The centre stays open until five on the two days on which the bus runs late. It was the tables that said which two.",
                "The driver of the four o’clock bus. He has people on it again.",
                "The other three days still end at three. We did not win that, and we say so at each table.");
        sign(pair, story, 28);
        goOut(pair, story, false, InventedCohorts.TWELVE.id(), "story-to-network", 25);
    }

    private void twoSignatures() {
        var pair = Cast.FACILITATORS;
        var story = tell(
                pair,
                months(34),
                months(8),
                200,
                "The form with two signatures",
                "Whoever left the kidney ward went home with a plan, signed by a consultant. Ifeoma had four of them in a drawer, and had been asked about none.",
                "We asked for a second line on the form, for the person whose plan it is. It took five meetings. In each, Martin asked who would be harmed by it. Ifeoma brought the four plans, and read out what she would have changed.",
                "The form has two lines. Nobody goes home on a plan they have not read. Twice in the first month somebody said no, and the plan was made anew.",
                "A night nurse. She says people ring less often to ask what their plan means.",
                "It is still called a discharge plan. We wanted another word, and still do.");
        sign(pair, story, 190);
        goOut(pair, story, true, null, "publish-story", 180);
    }

    private LocalDate months(int ago) {
        return this.ago.today().minusMonths(ago).withDayOfMonth(1);
    }

    /** @param words the parts in turn; empty ones are not told yet */
    private UUID tell(Cast.Couple pair, LocalDate before, @Nullable LocalDate after, int daysAgo, String... words) {
        var id = InventedCalls.id("story " + words[0]);
        acting.as(pair.lives(), db -> {
            var asked = db.sql("""
                    insert into led.story (id, pair, story, before_on, before_by_month, after_on, after_by_month, title,
                                           before, done, after, noticed, unchanged, grain, written_by, written_at)
                    values (:id, :pair, :id, :beforeOn, true, cast(:afterOn as date), :byMonth, :title, :before, :done,
                            :after, :noticed, :unchanged, :grain, :by, :at)
                    """)
                    .param("id", id)
                    .param("pair", pair.id())
                    .param("beforeOn", before)
                    .param("afterOn", after == null ? null : after.toString())
                    .param("byMonth", after != null)
                    .param("grain", seal(pair, id, "grain", UUID.randomUUID().toString()))
                    .param("by", pair.lives().id())
                    .param("at", Times.at(ago.days(daysAgo)));
            for (int part = 0; part < PARTS.size(); part++) {
                asked.param(PARTS.get(part), seal(pair, id, PARTS.get(part), words[part]));
            }
            asked.update();
        });
        return id;
    }

    private void sign(Cast.Couple pair, UUID story, int daysAgo) {
        var at = ago.days(daysAgo);
        hands.given(pair, pair.lives(), pair.works(), "sign-story", story, at);
        set(pair, story, "signed_at", at);
    }

    private void goOut(Cast.Couple pair, UUID story, boolean named, @Nullable UUID cohort, String act, int daysAgo) {
        var at = ago.days(daysAgo);
        var credit =
                named ? pair.lives().name() + "\n" + pair.works().name() : cohort == null ? "" : "The first twelve";
        acting.as(
                pair.works(),
                db -> db.sql("""
                update led.story set named = :named, credit = :credit, cohort = cast(:cohort as uuid) where id = :id
                """)
                        .param("named", named)
                        .param("credit", seal(pair, story, "credit", credit))
                        .param("cohort", cohort == null ? null : cohort.toString())
                        .param("id", story)
                        .update());
        hands.given(pair, pair.works(), pair.lives(), act, story, at);
        set(
                pair,
                story,
                switch (act) {
                    case "story-to-cohort" -> "shown_at";
                    case "story-to-network" -> "network_at";
                    default -> "public_at";
                },
                at);
    }

    private void set(Cast.Couple pair, UUID story, String column, Instant at) {
        acting.as(
                pair.works(),
                db -> db.sql("update led.story set " + column + " = :at where id = :id")
                        .param("at", Times.at(at))
                        .param("id", story)
                        .update());
    }

    private byte[] seal(Cast.Couple pair, UUID story, String column, String words) {
        return vault.seal(pair.id(), new Place("led.story." + column, story, pair.id()), words);
    }
}
