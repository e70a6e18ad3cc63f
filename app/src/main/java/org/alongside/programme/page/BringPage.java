package org.alongside.programme.page;

import java.util.List;
import org.alongside.programme.BroughtRow;
import org.alongside.programme.Cohort;
import org.alongside.web.Problems;

/**
 * Bringing pairs in from a spreadsheet.
 *
 * @param rows what the file holds; empty before there is one
 * @param before those who were brought in before
 * @param fresh how many pairs would be asked
 * @param written those pairs, as the page carries them on
 */
public record BringPage(
        Cohort cohort, List<BroughtRow> rows, List<BroughtRow> before, int fresh, String written, Problems problems) {

    public static BringPage empty(Cohort cohort, Problems problems) {
        return new BringPage(cohort, List.of(), List.of(), 0, "", problems);
    }

    public long wrong() {
        return rows.stream().filter(row -> !row.isGood()).count();
    }
}
