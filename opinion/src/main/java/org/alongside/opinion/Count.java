package org.alongside.opinion;

/** How a set of people voted on one statement. Those who have not seen it are not in it. */
public record Count(int agrees, int disagrees, int passes) {

    static final Count NONE = new Count(0, 0, 0);

    public int seen() {
        return agrees + disagrees + passes;
    }

    public int of(Vote vote) {
        return switch (vote) {
            case AGREE -> agrees;
            case DISAGREE -> disagrees;
            case PASS -> passes;
        };
    }

    /** The share that voted so among those who saw the statement, passes included. */
    public Interval share(Vote vote) {
        return Interval.ofShare(of(vote), seen());
    }

    public Count plus(Count other) {
        return new Count(agrees + other.agrees, disagrees + other.disagrees, passes + other.passes);
    }

    Count plus(int value) {
        return new Count(agrees + (value > 0 ? 1 : 0), disagrees + (value < 0 ? 1 : 0), passes + (value == 0 ? 1 : 0));
    }

    /** The counts in a sentence: "19 of 22 agree, 2 disagree, 1 passed". */
    public String inWords() {
        if (seen() == 0) {
            return "nobody has voted on it yet";
        }
        var words = new StringBuilder();
        if (agrees >= disagrees) {
            words.append(first(agrees, agrees == 1 ? "agrees" : "agree"));
            words.append(disagrees > 0 ? ", " + disagrees + (disagrees == 1 ? " disagrees" : " disagree") : "");
        } else {
            words.append(first(disagrees, disagrees == 1 ? "disagrees" : "disagree"));
            words.append(agrees > 0 ? ", " + agrees + (agrees == 1 ? " agrees" : " agree") : "");
        }
        return words.append(passes > 0 ? ", " + passes + " passed" : "").toString();
    }

    private String first(int count, String verb) {
        return (count == seen() && count > 1 ? "all " + count : count + " of " + seen()) + " " + verb;
    }
}
