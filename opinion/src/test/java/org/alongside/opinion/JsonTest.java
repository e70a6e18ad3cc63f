package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void what_was_read_is_written_again() {
        String text =
                "{\"a\":[1,-2.5,1.0E-9,true,false,null],\"b\":{\"c\":\"q\\\"\\\\\\n\u00e9\\u0001\"},\"d\":[],\"e\":{}}";

        assertThat(Json.write(Json.read(text))).isEqualTo(text);
    }

    @Test
    void broken_text_is_named_by_line() {
        for (String text :
                new String[] {"{\n\"a\" 1}", "[\n1,]", "[\n1 2]", "{\"a\":\n\"x}", "[1]\n[2]", "[\n\"\\u00g0\"]"}) {
            assertThatThrownBy(() -> Json.read(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("line 2:");
        }
    }

    @Test
    void numbers_that_json_does_not_know_are_null() {
        assertThat(Json.write(new double[] {Double.NaN, Double.POSITIVE_INFINITY, 2}))
                .isEqualTo("[null,null,2]");
    }
}
