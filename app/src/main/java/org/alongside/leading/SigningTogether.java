package org.alongside.leading;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.JointAct;
import org.alongside.web.NotHere;

/** Both sign words that the two of them wrote: the aim, the agreement, the end of a challenge. */
abstract class SigningTogether implements JointAct {

    private final String name;
    private final Heading.Kind kind;
    private final List<Heading> needed;
    private final List<Heading> headings;
    protected final Documents documents;

    /**
     * @param headings what is signed, as far as there are words
     * @param needed what has to be written first
     */
    SigningTogether(String name, Heading.Kind kind, List<Heading> headings, List<Heading> needed, Documents documents) {
        this.name = name;
        this.kind = kind;
        this.headings = headings;
        this.needed = needed;
        this.documents = documents;
    }

    /** What follows. */
    abstract Phrase effect();

    /** What else both agree to, in a form that is the same for every reader. */
    List<String> more(Document document) {
        return List.of();
    }

    /** What signing brings with it. */
    void signed(Document document, Instant at) {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var document = ready(pair, subject);
        var parts = new ArrayList<Words.Part>();
        for (var heading : headings) {
            if (!document.text(heading).isEmpty()) {
                parts.add(new Words.Part(heading.label(), document.written(heading)));
            }
        }
        var terms = new ArrayList<>(List.of(name, document.grain()));
        headings.stream()
                .filter(heading -> !document.text(heading).isEmpty())
                .map(Heading::key)
                .forEach(terms::add);
        terms.addAll(more(document));
        return new Words(called().plain(), effect(), parts, terms);
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        var document = ready(pair, subject);
        documents.sign(document, name, headings, at);
        signed(document, at);
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return "/pairs/" + pair + "/" + kind.key();
    }

    /** Whether there is enough to sign, and something new. */
    boolean isReady(Document document) {
        return document.isOpen()
                && document.kind() == kind
                && needed.stream().noneMatch(heading -> document.text(heading).isEmpty())
                && headings.stream().anyMatch(heading -> !document.text(heading).isEmpty());
    }

    private Document ready(UUID pair, UUID subject) {
        return documents.find(pair, subject).filter(this::isReady).orElseThrow(NotHere::new);
    }

    /** Whether words under this heading are among those that are signed. */
    boolean isAbout(Heading heading) {
        return headings.contains(heading);
    }

    static Phrase untilChanged() {
        return t(
                "It counts from the moment you have both agreed, until you both sign other words. Nobody else reads it.");
    }
}
