package org.alongside.people.page;

import java.util.List;

/** Words that waited while somebody signed in again. */
public record KeptPage(String path, List<Field> fields) {

    /** One field as it was sent. */
    public record Field(String name, String value) {

        /** Whether people wrote this, so that they want to see it. */
        public boolean isWords() {
            return value.length() > 20 || value.contains(" ");
        }
    }
}
