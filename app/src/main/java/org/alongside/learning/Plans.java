package org.alongside.learning;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.database.Together;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The plans of days, and the learning sets made for them. */
@Repository
class Plans {

    record PlanRow(UUID day, UUID cohort, String aim, String work, boolean coaching, String language) {}

    record BlockRow(UUID id, UUID day, int place, int minutes, Exercise.Written exercise) {

        Block block() {
            return new Block(id, day, place, minutes, exercise.read());
        }
    }

    /** A pair in a learning set of a day. */
    record InSet(UUID day, UUID pair, int number) {}

    private static final String PLAN = "select p.day, p.cohort, p.aim, p.work, p.coaching, p.language";
    private static final String BLOCK = "select b.id, b.day, b.place, b.minutes, b.exercise";

    private static final Together.Share<PlanRow, PlanRow> OF_COHORT =
            new Together.Share<>(PLAN + " from learn.day_plan p where p.cohort = :cohort", PlanRow.class, rows -> rows);

    private static final Together.Share<BlockRow, Block> BLOCKS_OF_COHORT = new Together.Share<>(
            BLOCK + " from learn.block b where b.cohort = :cohort order by b.place, b.id",
            BlockRow.class,
            rows -> rows.stream().map(BlockRow::block).toList());

    static final Together.Share<PlanRow, PlanRow> OF_DAY = new Together.Share<>(
            PLAN + " from learn.day_plan p where p.cohort = :cohort and p.day = :day", PlanRow.class, rows -> rows);

    static final Together.Share<BlockRow, Block> BLOCKS_OF_DAY = new Together.Share<>(
            BLOCK + " from learn.block b where b.cohort = :cohort and b.day = :day order by b.place, b.id",
            BlockRow.class,
            rows -> rows.stream().map(BlockRow::block).toList());

    static final Together.Share<InSet, InSet> SETS = new Together.Share<>(
            "select s.day, s.pair, s.number from learn.learning_set s where s.day = :day order by s.number, s.pair",
            InSet.class,
            rows -> rows);

    private final JdbcClient db;
    private final Together together;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Plans(JdbcClient db, Together together, Clock clock) {
        this.db = db;
        this.together = together;
        this.clock = clock;
    }

    /** Of every day of a cohort that has one. */
    Map<UUID, DayPlan> of(UUID cohort) {
        var told = together.each(Map.of("cohort", cohort), OF_COHORT, BLOCKS_OF_COHORT);
        var plans = new java.util.HashMap<UUID, DayPlan>();
        for (var row : told.of(OF_COHORT)) {
            plans.put(row.day(), plan(row, told.of(BLOCKS_OF_COHORT)));
        }
        return plans;
    }

    Optional<DayPlan> find(UUID cohort, UUID day) {
        var told = together.each(Map.of("cohort", cohort, "day", day), OF_DAY, BLOCKS_OF_DAY);
        return Optional.ofNullable(plan(told.of(OF_DAY), told.of(BLOCKS_OF_DAY)));
    }

    /** The plan of a day from what is told of it; null where there is none. */
    static @Nullable DayPlan plan(List<PlanRow> found, List<Block> blocks) {
        return found.isEmpty() ? null : plan(found.getFirst(), blocks);
    }

    private static DayPlan plan(PlanRow row, List<Block> blocks) {
        return new DayPlan(
                row.day(),
                row.cohort(),
                row.aim(),
                row.work(),
                row.coaching(),
                row.language(),
                blocks.stream().filter(block -> block.day().equals(row.day())).toList());
    }

    /** Writes what a day is for; the plan of a day begins with it. */
    void write(DayPlan plan) {
        db.sql("""
                insert into learn.day_plan as old (day, cohort, aim, work, coaching, language, changed_at)
                values (:day, :cohort, :aim, :work, :coaching, :language, :now)
                on conflict (day) do update
                   set aim = excluded.aim, work = excluded.work, coaching = excluded.coaching,
                       language = excluded.language, changed_at = excluded.changed_at
                """)
                .param("day", plan.day())
                .param("cohort", plan.cohort())
                .param("aim", plan.aim())
                .param("work", plan.work())
                .param("coaching", plan.coaching())
                .param("language", plan.language())
                .param("now", Times.at(clock.instant()))
                .update();
    }

    void add(UUID cohort, Block block) {
        db.sql("""
                insert into learn.block (id, day, cohort, place, minutes, exercise)
                values (:id, :day, :cohort, :place, :minutes, cast(:exercise as jsonb))
                """)
                .param("id", block.id())
                .param("day", block.day())
                .param("cohort", cohort)
                .param("place", block.place())
                .param("minutes", block.minutes())
                .param("exercise", json.writeValueAsString(block.exercise().written()))
                .update();
    }

    void change(UUID cohort, Block block) {
        db.sql("""
                update learn.block set minutes = :minutes, exercise = cast(:exercise as jsonb)
                 where id = :id and day = :day and cohort = :cohort
                """)
                .param("minutes", block.minutes())
                .param("exercise", json.writeValueAsString(block.exercise().written()))
                .param("id", block.id())
                .param("day", block.day())
                .param("cohort", cohort)
                .update();
    }

    void move(UUID cohort, Block block, int place) {
        db.sql("update learn.block set place = :place where id = :id and cohort = :cohort")
                .param("place", place)
                .param("id", block.id())
                .param("cohort", cohort)
                .update();
    }

    void remove(UUID cohort, Block block) {
        db.sql("delete from learn.block where id = :id and cohort = :cohort")
                .param("id", block.id())
                .param("cohort", cohort)
                .update();
    }

    /** Puts a pair into a set, or another one. */
    void putIntoSet(UUID cohort, UUID day, UUID pair, int number) {
        db.sql("""
                insert into learn.learning_set as old (day, cohort, pair, number)
                values (:day, :cohort, :pair, :number)
                on conflict (day, pair) do update set number = excluded.number
                """)
                .param("day", day)
                .param("cohort", cohort)
                .param("pair", pair)
                .param("number", number)
                .update();
    }

    void takeOutOfSet(UUID day, UUID pair) {
        db.sql("delete from learn.learning_set where day = :day and pair = :pair")
                .param("day", day)
                .param("pair", pair)
                .update();
    }

    /** Until the transaction ends, nobody else changes what happens on this day. */
    void hold(UUID day) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:day, 74)) is null")
                .param("day", day.toString())
                .query(Boolean.class)
                .single();
    }
}
