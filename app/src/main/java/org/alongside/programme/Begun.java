package org.alongside.programme;

import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.programme.page.Together;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Component;

/** Applications that a pair has begun, found through the person asking. */
@Component
class Begun {

    /** A pair, its application to a call, and which half is reading. */
    record One(Pair pair, Applications.Applied applied, PersonId reader) {

        Call call() {
            return applied.call();
        }

        Applications.Application application() {
            return applied.begun();
        }

        Together together() {
            return Together.of(pair, reader.value());
        }

        /** A question in words that name the two of them. */
        Phrase put(Question question) {
            return question.put(application().livesName(), application().worksName());
        }
    }

    private final Pairs pairs;
    private final Applications applications;

    Begun(Pairs pairs, Applications applications) {
        this.pairs = pairs;
        this.applications = applications;
    }

    One of(UUID pair, String slug, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        return applications
                .applied(pair, slug)
                .filter(applied -> applied.application() != null)
                .map(applied -> new One(both, applied, me.id()))
                .orElseThrow(NotHere::new);
    }

    /** All questions of its call, with what both have answered. */
    List<Applications.Answered> answers(One one) {
        return applications.answers(
                one.call().id(), one.application().id(), one.pair().id());
    }

    static String address(UUID pair, String slug) {
        return "/pairs/" + pair + "/applications/" + slug;
    }
}
