package org.alongside.pairing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be true of one act of a pair, and what each step makes of it: both hands, told without a
 * database. Two people (0 and 1) look, offer, agree, decline, take back, edit, pause, go on and end; a clock lets offers
 * lapse and closes them; and somebody changes the words without telling.
 *
 * <p>Words are new each time they change, so of anything seen or offered only this matters: are these the words as they
 * stand? All together there are a few hundred states, so that every order of steps can be tried, however long.
 *
 * @param seen what each has seen last
 * @param page the offer each has on their page, as they saw it last
 */
record HandsModel(
        Seen seen0,
        Seen seen1,
        Page page0,
        Page page1,
        @Nullable Offered offer,
        Pairing pair) {

    enum Seen {
        NOTHING,
        THESE_WORDS,
        OTHER_WORDS
    }

    /** What somebody's page is about: words nobody had offered, the offer that is open, or one that was. */
    enum Page {
        BEFORE,
        OFFER,
        EARLIER_OFFER
    }

    enum Pairing {
        OPEN,
        PAUSED,
        ENDED
    }

    record Offered(int by, boolean theseWords, boolean lapsed) {}

    enum Act {
        LOOK,
        OFFER,
        AGREE,
        DECLINE,
        TAKE_BACK,
        EDIT,
        PAUSE,
        GO_ON,
        END,
        CHANGE_BEHIND,
        LAPSE,
        CLOSE_LAPSED
    }

    /** Something somebody does; what the clock does, and what is done behind their backs, is nobody's (0). */
    record Step(Act act, int who) {
        @Override
        public String toString() {
            return act + (act.compareTo(Act.CHANGE_BEHIND) < 0 ? who == 0 ? " by one" : " by the other" : "");
        }
    }

    /** How a step of {@link BothHands} answers; null for those that answer nothing, NOT_HERE for what is not found. */
    enum Answer {
        OFFERED,
        DONE,
        DECLINED,
        TAKEN_BACK,
        OTHER_WORDS,
        CLOSED,
        NOT_NOW,
        NOT_HERE,
        NONE
    }

    record Next(Answer answer, HandsModel state) {}

    static final HandsModel BEGINNING =
            new HandsModel(Seen.NOTHING, Seen.NOTHING, Page.BEFORE, Page.BEFORE, null, Pairing.OPEN);

    Seen seen(int who) {
        return who == 0 ? seen0 : seen1;
    }

    Page page(int who) {
        return who == 0 ? page0 : page1;
    }

    boolean isOpenOffer() {
        return offer != null && !offer.lapsed;
    }

    /** Whether somebody has a page to do it from. */
    boolean allows(Step step) {
        return switch (step.act) {
            case OFFER -> seen(step.who) != Seen.NOTHING;
            case AGREE, DECLINE, TAKE_BACK -> page(step.who) != Page.BEFORE;
            case LAPSE -> isOpenOffer();
            case CLOSE_LAPSED -> offer != null;
            case PAUSE, END -> pair != Pairing.ENDED;
            case GO_ON -> pair == Pairing.PAUSED;
            default -> true;
        };
    }

    Next after(Step step) {
        int who = step.who;
        return switch (step.act) {
            case LOOK -> none(looking(who));
            case OFFER -> offering(who);
            case AGREE -> agreeing(who);
            case DECLINE -> closing(who, false);
            case TAKE_BACK -> closing(who, true);
            case EDIT -> none((isOpenOffer() ? withoutOffer() : this).otherWords());
            case CHANGE_BEHIND -> none(otherWords());
            case PAUSE -> none(pair == Pairing.OPEN ? withoutOffer().with(Pairing.PAUSED) : this);
            case GO_ON -> none(with(Pairing.OPEN));
            case END -> none(withoutOffer().with(Pairing.ENDED));
            case LAPSE -> none(with(new Offered(Objects.requireNonNull(offer).by, offer.theseWords, true)));
            case CLOSE_LAPSED -> none(isOpenOffer() ? this : withoutOffer());
        };
    }

    private Next offering(int who) {
        if (pair != Pairing.OPEN) {
            return new Next(Answer.NOT_NOW, this);
        }
        if (seen(who) != Seen.THESE_WORDS) {
            return new Next(Answer.OTHER_WORDS, this);
        }
        return isOpenOffer()
                ? giving(who)
                : new Next(Answer.OFFERED, withoutOffer().with(new Offered(who, true, false)));
    }

    private Next agreeing(int who) {
        if (pair != Pairing.OPEN) {
            return new Next(Answer.NOT_NOW, this);
        }
        return page(who) == Page.OFFER && isOpenOffer() ? giving(who) : new Next(Answer.CLOSED, this);
    }

    private Next giving(int who) {
        var open = Objects.requireNonNull(offer);
        if (!open.theseWords) {
            return new Next(Answer.OTHER_WORDS, withoutOffer());
        }
        if (seen(who) != Seen.THESE_WORDS) {
            return new Next(Answer.OTHER_WORDS, this);
        }
        return open.by == who ? new Next(Answer.OFFERED, this) : new Next(Answer.DONE, withoutOffer());
    }

    private Next closing(int who, boolean mine) {
        if (page(who) != Page.OFFER || !isOpenOffer()) {
            return new Next(Answer.CLOSED, this);
        }
        if ((Objects.requireNonNull(offer).by == who) != mine) {
            return new Next(Answer.NOT_HERE, this);
        }
        return new Next(mine ? Answer.TAKEN_BACK : Answer.DECLINED, withoutOffer());
    }

    private HandsModel looking(int who) {
        var page = isOpenOffer() ? Page.OFFER : Page.BEFORE;
        return who == 0
                ? new HandsModel(Seen.THESE_WORDS, seen1, page, page1, offer, pair)
                : new HandsModel(seen0, Seen.THESE_WORDS, page0, page, offer, pair);
    }

    private HandsModel withoutOffer() {
        return new HandsModel(seen0, seen1, earlier(page0), earlier(page1), null, pair);
    }

    private HandsModel otherWords() {
        var offered = offer == null ? null : new Offered(offer.by, false, offer.lapsed);
        return new HandsModel(other(seen0), other(seen1), page0, page1, offered, pair);
    }

    private HandsModel with(Offered made) {
        return new HandsModel(seen0, seen1, page0, page1, made, pair);
    }

    private HandsModel with(Pairing now) {
        return new HandsModel(seen0, seen1, page0, page1, offer, now);
    }

    private static Page earlier(Page page) {
        return page == Page.OFFER ? Page.EARLIER_OFFER : page;
    }

    private static Seen other(Seen seen) {
        return seen == Seen.THESE_WORDS ? Seen.OTHER_WORDS : seen;
    }

    private static Next none(HandsModel state) {
        return new Next(Answer.NONE, state);
    }
}
