package org.alongside.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.CohortDay;
import org.alongside.programme.CohortDays;
import org.alongside.programme.Cohorts;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Planning the days of a cohort: its facilitators do, either of them. */
@Service
class Planning {

    /**
     * What taking over a template did.
     *
     * @param filled days that have a plan now and had none
     * @param kept days that had one, which stays
     * @param over days of the template for which the cohort has no day
     */
    record Taken(int filled, int kept, int over) {}

    private final Rooms rooms;
    private final Plans plans;
    private final CohortDays days;

    Planning(Rooms rooms, Plans plans, CohortDays days) {
        this.rooms = rooms;
        this.plans = plans;
        this.days = days;
    }

    /** The first day of a template becomes the plan of the first day of the cohort, and so on; nothing is overwritten. */
    @Transactional
    Taken take(UUID cohort, Template template, CurrentPerson me) {
        var _ = facilitating(cohort, me);
        var dates = takingPlace(cohort);
        var before = plans.of(cohort);
        int filled = 0;
        int common = Math.min(dates.size(), template.days().size());
        for (int i = 0; i < common; i++) {
            var day = dates.get(i).id();
            if (!before.containsKey(day)) {
                fill(cohort, day, template.days().get(i), template.language());
                filled++;
            }
        }
        return new Taken(filled, common - filled, template.days().size() - common);
    }

    private void fill(UUID cohort, UUID day, Template.Day from, String language) {
        plans.write(new DayPlan(day, cohort, from.aim(), from.work(), from.coaching(), language, List.of()));
        int place = 1;
        for (var timed : from.blocks()) {
            plans.add(cohort, new Block(UUID.randomUUID(), day, place++, timed.minutes(), timed.exercise()));
        }
    }

    /** The plan of a cohort as a template, for whoever may read it. */
    Template template(Cohorts.Seen seen) {
        var cohort = seen.cohort();
        var all = plans.of(cohort.id());
        var written = takingPlace(cohort.id()).stream()
                .map(day -> written(day, all.get(day.id())))
                .toList();
        return new Template(cohort.name(), cohort.language(), written, List.of());
    }

    private static Template.Day written(CohortDay day, @Nullable DayPlan plan) {
        return plan == null
                ? new Template.Day(day.title(), "", "", false, List.of())
                : new Template.Day(
                        day.title(),
                        plan.aim(),
                        plan.work(),
                        plan.coaching(),
                        plan.blocks().stream()
                                .map(block -> new Template.Timed(block.minutes(), block.exercise()))
                                .toList());
    }

    /**
     * What the day is for. Its plan begins with that, if it had none.
     *
     * @param seen the mark of the plan that stood before whoever writes; empty for none
     * @return what the other facilitator has written in the meantime: then nothing is changed
     */
    @Transactional
    @Nullable
    DayPlan describe(UUID cohort, UUID day, String aim, String work, boolean coaching, String seen, CurrentPerson me) {
        var room = held(cohort, day, me);
        var stands = room.plan();
        boolean same = stands != null
                && stands.aim().equals(aim.strip())
                && stands.work().equals(work.strip());
        if (stands != null && !stands.saysNothing() && !same && !seen.equals(stands.mark())) {
            return stands;
        }
        plans.write(new DayPlan(day, cohort, aim.strip(), work.strip(), coaching, language(room), List.of()));
        return null;
    }

    /** At the end of the day. */
    @Transactional
    void add(UUID cohort, UUID day, Template.Timed timed, CurrentPerson me) {
        var room = held(cohort, day, me);
        if (room.plan() == null) {
            plans.write(new DayPlan(day, cohort, "", "", false, language(room), List.of()));
        }
        int place = room.plan() == null
                ? 1
                : 1 + room.plan().blocks().stream().mapToInt(Block::place).max().orElse(0);
        plans.add(cohort, new Block(UUID.randomUUID(), day, place, timed.minutes(), timed.exercise()));
    }

    /**
     * @param seen the mark of the exercise that stood before whoever writes
     * @return what the other facilitator has written in the meantime: then nothing is changed
     */
    @Transactional
    @Nullable
    BlockForm change(UUID cohort, UUID day, UUID block, Template.Timed timed, String seen, CurrentPerson me) {
        var found = find(held(cohort, day, me), block);
        var stands = BlockForm.of(found.exercise(), found.minutes());
        boolean same = stands.equals(BlockForm.of(timed.exercise(), timed.minutes()));
        if (!same && !seen.equals(stands.mark())) {
            return stands;
        }
        plans.change(cohort, new Block(found.id(), day, found.place(), timed.minutes(), timed.exercise()));
        return null;
    }

    /** One place earlier or later; at an end it stays. */
    @Transactional
    void move(UUID cohort, UUID day, UUID block, boolean earlier, CurrentPerson me) {
        var room = held(cohort, day, me);
        var found = find(room, block);
        var order = new ArrayList<>(Objects.requireNonNull(room.plan()).blocks());
        int from = order.indexOf(found);
        int to = Math.clamp(earlier ? from - 1 : from + 1, 0, order.size() - 1);
        Collections.swap(order, from, to);
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).place() != i + 1) {
                plans.move(cohort, order.get(i), i + 1);
            }
        }
    }

    /** False while it runs: the screens would lose what they show. */
    @Transactional
    boolean remove(UUID cohort, UUID day, UUID block, CurrentPerson me) {
        var room = held(cohort, day, me);
        var found = find(room, block);
        if (room.block().filter(found::equals).isPresent()) {
            return false;
        }
        plans.remove(cohort, found);
        return true;
    }

    /** @param chosen the number of the set of each pair; 0 for none */
    @Transactional
    void makeSets(UUID cohort, UUID day, Map<UUID, Integer> chosen, CurrentPerson me) {
        var room = held(cohort, day, me);
        if (room.plan() == null) {
            plans.write(new DayPlan(day, cohort, "", "", false, language(room), List.of()));
        }
        for (var pair : room.pairs()) {
            int number = chosen.getOrDefault(pair.pair(), 0);
            if (number == 0) {
                plans.takeOutOfSet(day, pair.pair());
            } else {
                plans.putIntoSet(cohort, day, pair.pair(), number);
            }
        }
    }

    Cohorts.Seen facilitating(UUID cohort, CurrentPerson me) {
        return rooms.planned(cohort, me.id()).filter(Cohorts.Seen::facilitates).orElseThrow(NotHere::new);
    }

    private List<CohortDay> takingPlace(UUID cohort) {
        return days.of(cohort).stream().filter(day -> !day.isCancelled()).toList();
    }

    private Room held(UUID cohort, UUID day, CurrentPerson me) {
        plans.hold(day);
        return rooms.facilitating(cohort, day, me.id()).orElseThrow(NotHere::new);
    }

    private static String language(Room room) {
        return room.plan() == null ? room.cohort().language() : room.plan().language();
    }

    private static Block find(Room room, UUID block) {
        return room.block(block).orElseThrow(NotHere::new);
    }
}
