package org.alongside.web;

/**
 * Somebody signed in has to prove once more who they are before this. Handled by whoever knows how people sign in, who
 * brings them on to where they wanted to go.
 */
public final class ProofFirst extends RuntimeException {

    /** What is missing. */
    public enum Of {
        /** A second proof: the session began with one. */
        TWO,
        /** The same, once more: the session began a while ago. */
        AGAIN
    }

    private final transient Of of;

    /** Whatever takes on a role asks for two proofs, also on a page that is there for everybody who is signed in. */
    public static void unlessTwo() {
        if (!Frame.current().visitor().orElseThrow(SignInFirst::new).strong()) {
            throw new ProofFirst(Of.TWO);
        }
    }

    ProofFirst(Of of) {
        super("prove it first", null, false, false);
        this.of = of;
    }

    public Of of() {
        return of;
    }
}
