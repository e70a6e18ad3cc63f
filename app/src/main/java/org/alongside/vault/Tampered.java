package org.alongside.vault;

/** What is stored at a place is not what was sealed there: somebody changed or moved it. */
public final class Tampered extends RuntimeException {

    Tampered(Place place) {
        super("What is stored in " + place.table() + " for the row " + place.row() + " is not what was sealed there.");
    }
}
