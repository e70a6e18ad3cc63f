package org.alongside.people;

import java.util.UUID;
import org.alongside.database.Asking;
import org.alongside.web.NotHere;

/** A person, for as long as they are here. */
public record PersonId(UUID value) {

    /** Whoever acts: the same person the database knows. */
    public static PersonId asking() {
        var person = Asking.person();
        if (person == null) {
            throw new NotHere();
        }
        return new PersonId(person);
    }
}
