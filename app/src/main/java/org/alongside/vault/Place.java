package org.alongside.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Where a sealed text belongs. Text moved to another table, row or space no longer opens.
 *
 * @param table the table with its schema, such as {@code journal.entry}; with several sealed columns, also the column
 * @param row   the id of the row
 * @param space whose place it is: the person, pair or cohort in which the text was written
 */
public record Place(String table, UUID row, UUID space) {

    /** Every part has a fixed length or a length before it, so that no two places ever read the same. */
    byte[] boundTo(UUID key) {
        byte[] name = table.getBytes(UTF_8);
        var bytes = ByteBuffer.allocate(1 + 16 + 4 + name.length + 16 + 16).put((byte) 1);
        put(bytes, key);
        bytes.putInt(name.length).put(name);
        put(bytes, row);
        put(bytes, space);
        return bytes.array();
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
