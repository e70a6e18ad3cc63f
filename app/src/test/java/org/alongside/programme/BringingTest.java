package org.alongside.programme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alongside.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.MovingClock;
import org.alongside.Site;
import org.alongside.database.Asking;
import org.alongside.database.Digests;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.programme.page.CohortPage;
import org.alongside.settings.Settings;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.alongside.web.NotHere;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Bringing the first programme's cohort in: twelve pairs from a spreadsheet, each asked, none made for them. */
@AlongsideTest("alongside.command=demo")
@Import(MovingClock.class)
class BringingTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private Meeting meeting;

    @Autowired
    private Bringing bringing;

    @Autowired
    private Brought brought;

    @Autowired
    private Cohorts cohorts;

    @Autowired
    private CohortDays cohortDays;

    @Autowired
    private Facilitations facilitations;

    @Autowired
    private Facilitating facilitating;

    @Autowired
    private BothHands hands;

    @Autowired
    private Pairs pairs;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private MovingClock.Time time;

    @AfterEach
    void backToNow() {
        time.backToNow();
    }

    @Test
    void twelve_pairs_are_asked_once_each_however_often_the_file_comes() {
        var town = town();
        var cohort = cohort(town);
        var rows = rows(twelve());
        long before = lettersPosted();

        assertThat(preview(town, cohort, rows).fresh()).hasSize(12);
        assertThat(lettersPosted()).isEqualTo(before);
        assertThat(invite(town, cohort, rows)).isEqualTo(12);
        assertThat(lettersPosted() - before).isEqualTo(24);
        assertThat(invite(town, cohort, rows)).isZero();
        assertThat(lettersPosted() - before).isEqualTo(24);
        assertThat(preview(town, cohort, rows).fresh()).isEmpty();
        assertThat(broughtInto(town, cohort).invited()).hasSize(12);
        assertThat(in(town.lead, () -> cohorts.pairsOf(cohort))).isEmpty();
    }

    @Test
    void confirming_twice_at_once_asks_nobody_twice() throws Exception {
        var town = town();
        var cohort = cohort(town);
        var rows = rows(twelve());
        long before = lettersPosted();

        var asked = atOnce(List.<Callable<Integer>>of(
                () -> invite(town, cohort, rows), () -> invite(town, cohort, rows), () -> invite(town, cohort, rows)));

        assertThat(asked.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
        assertThat(lettersPosted() - before).isEqualTo(24);
    }

    @Test
    void both_say_yes_at_once_and_are_one_pair_in_the_cohort() throws Exception {
        var town = town();
        var cohort = cohort(town);
        invite(town, cohort, rows(twelve()));
        var two = secrets(cohort, 1);
        var nasreen = person(town, "Nasreen");
        var gareth = person(town, "Gareth");

        var answers = atOnce(List.<Callable<Bringing.Answer>>of(
                () -> bringing.accept(two.getFirst(), nasreen), () -> bringing.accept(two.getLast(), gareth)));

        assertThat(answers).filteredOn(a -> a instanceof Bringing.Answer.Paired).hasSize(1);
        assertThat(answers)
                .filteredOn(a -> a instanceof Bringing.Answer.Waiting)
                .hasSize(1);
        var pairs = in(town.lead, () -> cohorts.pairsOf(cohort));
        assertThat(pairs).singleElement().satisfies(pair -> {
            assertThat(pair.lives()).isEqualTo(nasreen.value());
            assertThat(pair.works()).isEqualTo(gareth.value());
        });
        assertThat(broughtInto(town, cohort).invited()).hasSize(11);
        assertThat(broughtInto(town, cohort).needs())
                .singleElement()
                .satisfies(need -> assertThat(need.words()).isEqualTo("Step-free, large print"));
        assertThat(in(town.lead, () -> brought.of(cohort)).stream()
                        .filter(pair -> pair.pair() != null)
                        .flatMap(pair -> pair.halves().stream()))
                .hasSize(2)
                .allSatisfy(half -> assertThat(half.name()).isNull());
    }

    @Test
    void one_person_is_never_both_halves() {
        var town = town();
        var cohort = cohort(town);
        invite(town, cohort, rows(twelve()));
        var two = secrets(cohort, 1);
        var nasreen = person(town, "Nasreen");

        assertThat(bringing.accept(two.getFirst(), nasreen)).isInstanceOf(Bringing.Answer.Waiting.class);
        assertThat(bringing.accept(two.getLast(), nasreen)).isInstanceOf(Bringing.Answer.Yourself.class);
        assertThat(in(town.lead, () -> cohorts.pairsOf(cohort))).isEmpty();
    }

    @Test
    void one_person_is_in_a_cohort_with_one_pair_and_hears_so() {
        var town = town();
        var cohort = cohort(town);
        invite(town, cohort, rows(twelve()));
        var one = secrets(cohort, 1);
        var other = secrets(cohort, 2);
        var nasreen = person(town, "Nasreen");
        var ayo = person(town, "Ayọ̀");

        assertThat(bringing.accept(one.getFirst(), nasreen)).isInstanceOf(Bringing.Answer.Waiting.class);
        assertThat(bringing.accept(other.getFirst(), nasreen)).isInstanceOf(Bringing.Answer.Elsewhere.class);
        assertThat(bringing.accept(one.getLast(), person(town, "Gareth"))).isInstanceOf(Bringing.Answer.Paired.class);

        var refused = site(nasreen.value())
                .get("/brought/" + other.getFirst())
                .button("Yes, I want to")
                .send();
        assertThat(refused.heading()).isEqualTo("A person is in a cohort with one pair");
        assertThat(refused.text()).contains("you would sit in two seats");
        assertThat(bringing.accept(other.getLast(), ayo)).isInstanceOf(Bringing.Answer.Waiting.class);
        assertThat(in(town.lead, () -> cohorts.pairsOf(cohort))).hasSize(1);
        assertThat(refused.button("Not this time").send().text()).contains("You said no");
    }

    @Test
    void whoever_says_yes_twice_at_once_is_one_half_and_waits_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            var town = town();
            var cohort = cohort(town);
            invite(town, cohort, rows(twelve()));
            var one = secrets(cohort, 1);
            var other = secrets(cohort, 2);
            var nasreen = person(town, "Nasreen");
            bringing.accept(one.getLast(), person(town, "Gareth"));
            bringing.accept(other.getLast(), person(town, "Ayọ̀"));

            var answers = atOnce(List.<Callable<Bringing.Answer>>of(
                    () -> bringing.accept(one.getFirst(), nasreen), () -> bringing.accept(other.getFirst(), nasreen)));

            assertThat(answers)
                    .filteredOn(a -> a instanceof Bringing.Answer.Paired)
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(a -> a instanceof Bringing.Answer.Elsewhere)
                    .hasSize(1);
            assertThat(in(town.lead, () -> cohorts.pairsOf(cohort))).hasSize(1);
        }
    }

    @Test
    void a_person_who_stands_in_two_rows_of_a_file_is_shown_before_anybody_is_asked() {
        var rows = rows(String.join(";", BroughtRow.HEADINGS)
                + "\nA;Nasreen;nasreen@example.org;;;Gareth;gareth@example.org;;"
                + "\nB;Nasreen;Nasreen@example.org;;;Ayo;ayo@example.org;;");

        assertThat(rows.getFirst().problems()).isEmpty();
        assertThat(rows.getLast().problems())
                .containsExactly("nasreen@example.org stands in row 2 too: a person is in a cohort with one pair");
    }

    @Test
    void twelve_brought_pairs_and_two_facilitators_go_through_whole() throws Exception {
        var town = town();
        var lead = site(town.lead);
        var cohort = cohort(town);
        var first = LocalDate.now(ZoneId.of("Europe/London")).plusDays(20);
        for (int day = 1; day <= 5; day++) {
            setDay(lead, cohort, "Day " + day, first.plusMonths(6).minusDays((5 - day) * 45L));
        }
        var path = "/cohorts/" + cohort + "/pairs";
        var shown = org.jsoup.Jsoup.parse(upload(lead, path, twelve().getBytes(UTF_8)));
        assertThat(lead.post(
                                path,
                                Map.of(
                                        "token",
                                        lead.token(),
                                        "rows",
                                        shown.select("input[name=rows]").val()))
                        .text())
                .contains("The letters are on their way.");

        var yes = new ArrayList<Bringing.Answer>();
        for (int row = 1; row <= 12; row++) {
            // The first of those whose names are still known: whoever is a pair is not.
            var two = secrets(cohort, 1);
            yes.add(bringing.accept(two.getFirst(), person(town, "Lives" + row)));
            yes.add(bringing.accept(two.getLast(), person(town, "Works" + row)));
        }
        assertThat(yes).hasSize(24).noneMatch(Bringing.Answer.Over.class::isInstance);
        assertThat(yes).filteredOn(Bringing.Answer.Paired.class::isInstance).hasSize(12);
        assertThat(members(cohort)).as("nobody is in before it opens").isZero();

        var facilitators = database.keeper(db -> town.in(db).couple());
        open(town, cohort, facilitators);

        assertThat(in(town.lead, () -> cohorts.find(cohort)).orElseThrow().isOpen())
                .isTrue();
        assertThat(in(town.lead, () -> cohorts.pairsOf(cohort))).hasSize(12);
        var days = in(facilitators.lives(), () -> cohortDays.of(cohort));
        assertThat(days).hasSize(5);
        assertThat(days.getFirst().day().plusDays(180)).isEqualTo(days.getLast().day());
        assertThat(members(cohort)).isEqualTo(26);
        assertThat(site(facilitators.works()).get("/cohorts/" + cohort).text())
                .contains("Lives1 and Works1")
                .contains("Lives12 and Works12");
    }

    private void setDay(Site lead, UUID cohort, String title, LocalDate day) {
        var set = lead.get("/cohorts/" + cohort + "/days/new");
        assertThat(set.status()).isEqualTo(200);
        assertThat(lead.post(
                                "/cohorts/" + cohort + "/days",
                                Map.of(
                                        "token",
                                        lead.token(),
                                        "title",
                                        title,
                                        "day.day",
                                        Integer.toString(day.getDayOfMonth()),
                                        "day.month",
                                        Integer.toString(day.getMonthValue()),
                                        "day.year",
                                        Integer.toString(day.getYear()),
                                        "starts",
                                        "10:00",
                                        "ends",
                                        "15:30",
                                        "zone",
                                        "Europe/London",
                                        "how",
                                        "meet",
                                        "place",
                                        "Harbour Room"))
                        .status())
                .isEqualTo(200);
    }

    /** A pair is asked to facilitate, and both say yes. */
    private void open(Eastmere town, UUID cohort, Eastmere.Two two) {
        var secret = org.alongside.people.Secrets.secret();
        in(town.lead, () -> {
            facilitations.ask(
                    cohorts.find(cohort).orElseThrow(),
                    "Somebody",
                    "somebody@example.org",
                    org.alongside.people.Secrets.digest(secret));
            return true;
        });
        var pair = in(two.lives(), () -> pairs.with(new PersonId(two.lives()), two.pair()))
                .orElseThrow();
        var asked = facilitating.choose(secret, pair).orElseThrow();
        assertThat(give(two, two.lives(), asked)).isEqualTo(BothHands.Outcome.OFFERED);
        assertThat(give(two, two.works(), asked)).isEqualTo(BothHands.Outcome.DONE);
    }

    private BothHands.Outcome give(Eastmere.Two two, UUID person, UUID asked) {
        return as(person, () -> {
            var me = new PersonId(person);
            var seen =
                    hands.preview(two.pair(), FacilitateCohort.NAME, asked, me).seen();
            return hands.offer(two.pair(), FacilitateCohort.NAME, asked, seen, me);
        });
    }

    private int members(UUID cohort) {
        return database.keeper(db -> db.sql("select count(*) from vault.membership where circle = ? and until is null")
                .param(cohort)
                .query(Integer.class)
                .single());
    }

    @Test
    void a_no_erases_what_was_written_at_once_and_the_same_file_does_not_ask_again() {
        var town = town();
        var cohort = cohort(town);
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var rows =
                rows(BroughtRow.HEADINGS.stream().reduce((a, b) -> a + "," + b).orElseThrow() + "\n,Refuser " + tag
                        + "," + tag + "@example.org,Org,Quiet,Other " + tag + ",o" + tag + "@example.org,,");
        invite(town, cohort, rows);
        assertThat(everything()).contains("Refuser " + tag);

        assertThat(bringing.decline(secrets(cohort, 1).getFirst())).isTrue();

        assertThat(everything()).doesNotContain(tag);
        assertThat(invite(town, cohort, rows)).isZero();
    }

    @Test
    void what_is_left_of_a_no_confirms_no_address() {
        var town = town();
        var cohort = cohort(town);
        var rows = rows(
                String.join(",", BroughtRow.HEADINGS) + "\n,Refuser,refuser@example.org,,,Other,other@example.org,,");
        invite(town, cohort, rows);
        assertThat(bringing.decline(secrets(cohort, 1).getFirst())).isTrue();

        var guessed = Digests.of(cohort + "\ntwo refuser@example.org other@example.org");

        assertThat(everything()).doesNotContain(HexFormat.of().formatHex(guessed));
    }

    @Test
    void what_somebody_needs_lies_under_their_own_key_once_they_have_said_yes() {
        var town = town();
        var cohort = cohort(town);
        invite(town, cohort, rows(twelve()));
        var nasreen = person(town, "Nasreen");
        assertThat(bringing.accept(secrets(cohort, 1).getFirst(), nasreen)).isInstanceOf(Bringing.Answer.Waiting.class);

        var kept = database.keeper(db -> db.sql("select id, access from programme.brought_half where person = ?")
                .param(nasreen.value())
                .query((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getBytes("access")))
                .single());

        var place = new Place("programme.brought_half.access", kept.getKey(), cohort);
        assertThat(vault.openUnlessErased(nasreen.value(), place, kept.getValue()))
                .contains("Step-free, large print");
        assertThat(in(nasreen.value(), () -> belongings.handOver(nasreen)))
                .anyMatch(item -> item.words().contains("Step-free, large print"));
    }

    @Autowired
    private Vault vault;

    @Autowired
    private CohortBelongings belongings;

    @Test
    void leads_see_which_row_said_no_and_neither_who_nor_which_half() {
        var town = town();
        var cohort = cohort(town);
        invite(town, cohort, rows(twelve()));

        assertThat(bringing.decline(secrets(cohort, 3).getLast())).isTrue();

        assertThat(broughtInto(town, cohort).refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.row()).isEqualTo(4));
        assertThat(site(town.lead).get("/cohorts/" + cohort).text())
                .contains("Row 4 of the file of")
                .contains("We have forgotten who they were")
                .doesNotContain("Lives3")
                .doesNotContain("Works3");
    }

    @Test
    void a_question_is_taken_back_until_both_have_answered_and_can_be_asked_anew() {
        var town = town();
        var elsewhere = town();
        var cohort = cohort(town);
        invite(town, cohort, rows(twelve()));
        var two = secrets(cohort, 1);
        bringing.accept(two.getFirst(), person(town, "Nasreen"));
        var asked = broughtInto(town, cohort).invited();
        long before = lettersPosted();

        assertThatThrownBy(() -> withdraw(elsewhere, cohort, asked.getFirst().id()))
                .isInstanceOf(NotHere.class);
        assertThat(withdraw(town, cohort, asked.getFirst().id())).isTrue();
        assertThat(lettersPosted() - before)
                .as("the one who had said yes is told")
                .isEqualTo(1);
        assertThat(withdraw(town, cohort, asked.getFirst().id())).isFalse();
        assertThat(bringing.accept(two.getLast(), person(town, "Gareth"))).isInstanceOf(Bringing.Answer.Over.class);
        assertThat(broughtInto(town, cohort).invited()).hasSize(11);
        assertThat(invite(town, cohort, rows(twelve()))).isEqualTo(1);

        var again = secrets(cohort, 1);
        bringing.accept(again.getFirst(), person(town, "Nasreen"));
        bringing.accept(again.getLast(), person(town, "Gareth"));
        var paired = in(town.lead, () -> brought.of(cohort)).stream()
                .filter(pair -> pair.pair() != null)
                .findFirst()
                .orElseThrow();
        assertThat(withdraw(town, cohort, paired.id())).as("they are a pair").isFalse();
    }

    @Test
    void a_yes_waits_for_the_other_and_can_be_taken_back() {
        var town = town();
        var cohort = cohort(town);
        invite(town, cohort, rows(twelve()));
        var secret = secrets(cohort, 1).getFirst();
        var nasreen = site(person(town, "Nasreen").value());

        var waiting = nasreen.get("/brought/" + secret).button("Yes, I want to").send();
        assertThat(waiting.heading()).isEqualTo("You have said yes");
        assertThat(waiting.text()).contains("Now we wait for Works1");
        assertThat(bringing.accept(secret, person(town, "Somebody else"))).isInstanceOf(Bringing.Answer.Over.class);
        assertThat(waiting.button("Not this time").send().text()).contains("You said no");
        assertThat(broughtInto(town, cohort).refused()).hasSize(1);
        assertThat(nasreen.get("/brought/" + secret).status()).isEqualTo(410);
    }

    @Test
    void who_said_yes_finds_what_waits_on_their_first_page_without_the_letter() {
        var town = town();
        var cohort = cohort(town);
        invite(town, cohort, rows(twelve()));
        var two = secrets(cohort, 1);
        var nasreen = person(town, "Nasreen");
        var stranger = site(person(town, "Somebody else").value());
        bringing.accept(two.getFirst(), nasreen);
        var site = site(nasreen.value());

        var today = site.get("/today");
        assertThat(today.text()).contains("We wait for Works1, until");
        var waiting = today.follow("You have said yes to “Brought cohort”");
        assertThat(waiting.heading()).isEqualTo("You have said yes");
        assertThat(stranger.get("/today").text()).doesNotContain("Works1");
        assertThat(stranger.get(waiting.path()).status()).isEqualTo(404);

        assertThat(waiting.button("Not this time").send().text()).contains("You said no");
        assertThat(site.get("/today").text()).doesNotContain("Works1");
        assertThat(site.get(waiting.path()).status()).isEqualTo(404);
        assertThat(bringing.accept(two.getLast(), person(town, "Gareth"))).isInstanceOf(Bringing.Answer.Over.class);
    }

    @Test
    @Asvs("14.2.7")
    void silence_is_forgotten_after_its_time() {
        var town = town();
        var cohort = cohort(town);
        invite(town, cohort, rows(twelve()));
        var secret = secrets(cohort, 2).getFirst();
        time.goOn(Duration.ofDays(22));

        assertThat(bringing.accept(secret, person(town, "Late"))).isInstanceOf(Bringing.Answer.Over.class);
        bringing.forgetLapsed();
        assertThat(in(town.lead, () -> brought.of(cohort))).isEmpty();
    }

    @Test
    void only_leads_of_the_programme_bring_in_and_read_what_was_written() {
        var town = town();
        var elsewhere = town();
        var cohort = cohort(town);
        invite(town, cohort, rows(twelve()));

        assertThat(in(elsewhere.lead, () -> brought.of(cohort))).isEmpty();
        assertThatThrownBy(() -> as(elsewhere.lead, () -> bringing.invite(cohort, rows(twelve()), lead(elsewhere))))
                .isInstanceOf(NotHere.class);
        assertThatThrownBy(() -> as(
                        elsewhere.lead, () -> bringing.preview(cohort, rows(twelve()), new PersonId(elsewhere.lead))))
                .isInstanceOf(NotHere.class);
    }

    @Test
    void a_lead_looks_at_a_workbook_and_asks_and_two_people_say_yes_on_the_pages() throws Exception {
        var town = town();
        var cohort = cohort(town);
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var lead = site(town.lead);
        var path = "/cohorts/" + cohort + "/pairs";
        assertThat(lead.get(path + "/new").follow("Fetch an empty sheet").body())
                .contains("\"Lives: name\",\"Lives: email\"");

        var shown = upload(lead, path, workbook(tag));
        assertThat(shown).contains("One pair would be asked").contains("One row needs another look");
        assertThat(shown).contains("check the email address").contains("=cmd|calc");
        var page = org.jsoup.Jsoup.parse(shown);
        var asked = lead.post(
                path,
                java.util.Map.of(
                        "token",
                        lead.token(),
                        "rows",
                        page.select("input[name=rows]").val()));
        assertThat(asked.text()).contains("The letters are on their way.").contains("Nasreen " + tag);

        var nasreen = answer("nasreen-" + tag + "@example.org", "Nasreen " + tag);
        assertThat(nasreen.text()).contains("We wait for your partner");
        var gareth = answer("gareth-" + tag + "@example.org", "Gareth " + tag);
        assertThat(gareth.text()).contains("You are a pair now, and in the cohort.");
        assertThat(lead.get("/cohorts/" + cohort).text()).contains("Nasreen " + tag + " and Gareth " + tag);
        assertThat(upload(lead, path, "not,a\nspread,sheet".getBytes(UTF_8))).contains("We found no column for");
        assertThat(upload(lead, path, new byte[] {'P', 'K', 3, 4, 0, 0})).contains("This file cannot be read");
    }

    private CohortPage.Brought broughtInto(Eastmere town, UUID cohort) {
        return in(town.lead, () -> bringing.broughtInto(cohort, cohorts.pairsOf(cohort)));
    }

    private boolean withdraw(Eastmere town, UUID cohort, UUID row) {
        return as(town.lead, () -> bringing.withdraw(cohort, row, new PersonId(town.lead)));
    }

    private Site.Page answer(String email, String name) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> letters.all().stream().anyMatch(l -> l.email().equals(email)));
        var link = letters.all().stream()
                .filter(l -> l.email().equals(email))
                .findFirst()
                .orElseThrow()
                .link()
                .getPath();
        var person = Site.at(settings).signIn(email, name, letters);
        assertThat(person.get(link).text()).contains("entered this on");
        return person.get(link).button("Yes, I want to").send();
    }

    private static byte[] workbook(String tag) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("Pairs");
            var rows = List.of(
                    List.of("Patient Name", "PATIENT E-MAIL", "Clinician name", "clinician email address"),
                    List.of(
                            "Nasreen " + tag,
                            "nasreen-" + tag + "@example.org",
                            "Gareth " + tag,
                            "gareth-" + tag + "@example.org"),
                    List.of("=cmd|calc", "nobody", "Ayọ̀", "ayo@example.org"));
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    sheet.value(r, c, rows.get(r).get(c));
                }
            }
        }
        return out.toByteArray();
    }

    private static String upload(Site site, String path, byte[] file) {
        return site.upload(path + "/preview", "file", file).body();
    }

    private static String twelve() {
        var file = new StringBuilder(String.join(";", BroughtRow.HEADINGS));
        for (int i = 1; i <= 12; i++) {
            file.append(("\nPair %d;Lives%d;lives%d@example.org;Harbour Group;%s;Works%d;works%d@example.org;Trust;")
                    .formatted(i, i, i, i == 1 ? "Step-free, large print" : "", i, i));
        }
        return file.toString();
    }

    private static List<BroughtRow> rows(String file) {
        var table = ((Spreadsheet.Read.Rows) Spreadsheet.read(file.getBytes(UTF_8))).rows();
        return ((BroughtRow.Found.Rows) BroughtRow.in(table)).rows();
    }

    private Bringing.Preview preview(Eastmere town, UUID cohort, List<BroughtRow> rows) {
        return as(town.lead, () -> bringing.preview(cohort, rows, new PersonId(town.lead)));
    }

    private int invite(Eastmere town, UUID cohort, List<BroughtRow> rows) {
        return as(town.lead, () -> bringing.invite(cohort, rows, lead(town)));
    }

    /** New secrets in the place of those that only the letters know: first of who lives with it. */
    private List<String> secrets(UUID cohort, int row) {
        return database.keeper(db -> {
            var halves = db.sql("""
                    select h.id from programme.brought_half h
                      join programme.brought_pair p on p.id = h.brought
                     where p.cohort = ? and h.brought = (
                           select q.id from programme.brought_pair q
                             join programme.brought_half o on o.brought = q.id and o.side = 'lives'
                            where q.cohort = ? order by length(o.name), o.name offset ? limit 1)
                     order by h.side
                    """)
                    .params(cohort, cohort, row - 1)
                    .query(UUID.class)
                    .list();
            var secrets = new ArrayList<String>();
            for (var half : halves) {
                var secret = org.alongside.people.Secrets.secret();
                db.sql("update programme.brought_half set secret_hash = ? where id = ?")
                        .params(org.alongside.people.Secrets.digest(secret), half)
                        .update();
                secrets.add(secret);
            }
            return secrets;
        });
    }

    private String everything() {
        return database.keeper(
                db -> String.join("\n", db.sql("""
                        select p::text from programme.brought_pair p
                        union all select h::text from programme.brought_half h
                        """).query(String.class).list()));
    }

    private Eastmere town() {
        return database.keeper(db -> Eastmere.with(db, 12, "-1 day"));
    }

    private UUID cohort(Eastmere town) {
        return Objects.requireNonNull(as(
                town.lead,
                () -> meeting.make(town.programme, null, "Brought cohort", "Europe/London", new PersonId(town.lead))));
    }

    private PersonId person(Eastmere town, String name) {
        return new PersonId(database.keeper(db -> town.in(db).person(name)));
    }

    private static CurrentPerson lead(Eastmere town) {
        return new CurrentPerson(new PersonId(town.lead), "Joyce Adeyemi", "en-GB", UUID.randomUUID(), false);
    }

    private long lettersPosted() {
        return database.keeper(db ->
                db.sql("select count(*) from mail.letter").query(Long.class).single());
    }

    private Site site(UUID person) {
        return Site.of(settings, sessions, person);
    }

    private <T> T in(UUID person, Supplier<T> work) {
        return as(person, () -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> work.get())));
    }

    private static <T extends @org.jspecify.annotations.Nullable Object> T as(UUID person, Supplier<T> work) {
        return Asking.as(person).call(work::get);
    }
}
