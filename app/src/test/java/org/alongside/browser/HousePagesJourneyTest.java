package org.alongside.browser;

import org.alongside.AlongsideTest;

@AlongsideTest({
    "ALONGSIDE_HELP_PHONE=01632 960417",
    "ALONGSIDE_HELP_EMAIL=help@alongside.example",
    "ALONGSIDE_HELP_HOURS=Monday to Friday, 9 to 5"
})
class HousePagesJourneyTest {

    @Journey
    void somebody_reads_what_this_is_and_what_it_promises(Browsing amina) {
        amina.open("/").sees("No call is open just now. The next one will be here.");
        amina.follow("Programmes").follow("What pairs have learned").sees("No card yet");
        amina.follow("How this works").sees("There is no password.");
        amina.follow("Accessibility").sees("What has not been tried, or is missing");
        amina.follow("Who can read what").sees("This is not end-to-end encryption.");
        amina.follow("Your data").sees("Have it erased");
        amina.follow("Complain or correct us").sees("You don’t need an account, the right words or a form.");
    }

    @Journey
    void a_page_that_is_not_there_is_told_calmly(Browsing amina) {
        amina.open("/nothing/here").status(404).sees("We can’t find that page");
        amina.follow("Go to the first page").at("/");
    }
}
