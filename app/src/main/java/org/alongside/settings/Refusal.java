package org.alongside.settings;

/** A reason to stop, in one sentence for the person at the keyboard: they never see where in the code it arose. */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String sentence) {
        super(inOneLine(sentence));
    }

    public Refusal(String sentence, Throwable cause) {
        super(inOneLine(sentence), cause);
    }

    /** What others report may run over several lines. */
    private static String inOneLine(String sentence) {
        return sentence.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** The sentence itself. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
