package org.alongside.language;

/** Names and values in turn, as they were given to a call. */
record Values(String text, Object... pairs) {

    static Values of(String text, Object... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("A placeholder has no value in: " + text);
        }
        return new Values(text, pairs);
    }

    static Values alone(Object value) {
        return new Values("", "", value);
    }

    Object named(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (name.equals(pairs[i])) {
                return pairs[i + 1];
            }
        }
        throw new IllegalArgumentException("Nothing was given for {" + name + "} in: " + text);
    }

    Number number(String name) {
        return named(name) instanceof Number number ? number : throwNotANumber(name);
    }

    private Number throwNotANumber(String name) {
        throw new IllegalArgumentException("{" + name + "} is not a number in: " + text);
    }
}
