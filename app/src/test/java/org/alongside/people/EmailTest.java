package org.alongside.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amina@example.org'",
                "amina@example.org' and 1=1",
                "amina@example.org%27",
                "amina..diallo@example.org",
                ".amina@example.org",
                "amina@-example.org",
                "aminä@example.org",
                "amina@example"
            })
    void an_address_that_no_letter_can_be_written_to_is_refused_with_a_sentence(String typed) {
        assertThat(Email.problems(typed).of("email"))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("it should look like name@example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amina@example.org", " o'neill+letters@mail.example.org ", "amina@bücher.example"})
    void addresses_as_people_have_them_are_taken(String typed) {
        assertThat(Email.problems(typed).any()).isFalse();
    }
}
