package org.alongside.people.page;

/**
 * @param standing how the link stands in this browser
 * @param link the link's secret, where it can be spent here
 */
public record LinkPage(Standing standing, String link) {

    /** Whether the link can be spent here, was asked for elsewhere, or is over: that of a letter, or of a start. */
    public enum Standing {
        HERE,
        ELSEWHERE,
        OVER,
        OVER_AT_START
    }
}
