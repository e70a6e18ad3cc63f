package org.alongside.web;

/** The letter that stands in a person's shape. Decoration only: the name is always written beside it. */
public final class Initial {

    private Initial() {}

    public static String of(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(letter -> Character.toString(Character.toTitleCase(letter)))
                .findFirst()
                .orElse("·");
    }
}
