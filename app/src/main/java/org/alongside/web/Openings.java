package org.alongside.web;

import java.time.ZonedDateTime;
import java.util.List;

/** What stands open to anybody just now, for the first page. Asked without a person: only public things are told. */
public interface Openings {

    /** The soonest to close first. */
    List<Opening> open();

    /**
     * @param title what it is called
     * @param path its own page
     * @param closes until when, in its own time zone
     */
    record Opening(String title, String path, ZonedDateTime closes) {}
}
