package org.alongside.language;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.output.StringOutput;

/**
 * Something said in one language, ready for a page.
 *
 * <p>In running text it writes markup around the words of people; in an attribute, plain text. Elements that hold text
 * only ({@code title}, {@code option}, {@code textarea}) cannot be told apart from here: give those {@link #plain}.
 */
public final class Phrase implements Content {

    private final Language language;
    private final Message message;
    private final Values values;

    private Phrase(Language language, Message message, Values values) {
        this.language = language;
        this.message = message;
        this.values = values;
    }

    static Phrase of(Language language, String text, Object... values) {
        return new Phrase(language, language.message(text), Values.of(text, values));
    }

    static Phrase alone(Language language, Object value) {
        return new Phrase(language, Message.VALUE, Values.alone(value));
    }

    /** The text without any markup. */
    public String plain() {
        var out = new Writing.Plain(language);
        message.write(out, values);
        return out.toString();
    }

    @Override
    public void writeTo(TemplateOutput output) {
        // For an attribute, jte collects the text first and escapes it as a whole.
        boolean isForAttribute = output instanceof HtmlTemplateOutput && output instanceof StringOutput;
        if (isForAttribute) {
            output.writeContent(plain());
        } else {
            message.write(new Writing.Markup(language, output), values);
        }
    }

    /** The same as {@link #plain}. */
    @Override
    public String toString() {
        return plain();
    }
}
