package org.alongside.web;

import io.nayuki.qrcodegen.QrCode;

/**
 * A square of dots for the camera of a phone, as one path to draw on a page.
 *
 * @param size how many dots wide and high it is, with the empty margin that cameras need
 * @param path the dark dots
 */
public record QrPicture(int size, String path) {

    private static final int MARGIN = 4;

    public static QrPicture of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * MARGIN, path.toString());
    }
}
