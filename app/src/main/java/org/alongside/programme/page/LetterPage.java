package org.alongside.programme.page;

import java.time.ZonedDateTime;
import org.alongside.programme.LetterOfStanding;
import org.alongside.web.QrPicture;

/**
 * A letter of standing as whoever brings its code reads it.
 *
 * @param code as it is read out
 * @param address where it can be typed
 * @param picture of the address of this letter
 * @param checked by the clocks of the place
 */
public record LetterPage(
        LetterOfStanding letter, String code, String address, QrPicture picture, ZonedDateTime checked) {}
