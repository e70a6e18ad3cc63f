package org.alongside.town;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.people.Began;
import org.alongside.people.PersonId;
import org.alongside.people.Secrets;
import org.alongside.people.Sessions;
import org.alongside.programme.Eastmere;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An invented town with everything in it that there is to open or to write: two programmes with a cohort each, a third
 * whose call is open, and people of every kind. Who is what is written past row security; every word is typed into the
 * real forms, and has a {@link Canary} in it.
 */
final class Town {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final LocalDate DAY = LocalDate.now(ZoneId.of("UTC")).plusDays(15);

    private final TestDatabase database;
    private final Settings settings;
    private final Sessions sessions;
    private final Map<String, UUID> people = new LinkedHashMap<>();
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final Map<String, String> things = new LinkedHashMap<>();
    private final List<Canary> canaries = new ArrayList<>();

    private final Eastmere here;
    private final Eastmere elsewhere;
    private final Eastmere open;

    Town(TestDatabase database, Settings settings, Sessions sessions) {
        this.database = database;
        this.settings = settings;
        this.sessions = sessions;
        this.here = programme();
        this.elsewhere = programme();
        this.open = programme();
        arrive();
        apply();
        decide();
        gather();
        assume();
        new TownLeading(this).lead();
        new TownStories(this).tell();
        new TownDay(this).run();
        var network = new TownNetwork(this);
        network.write();
        network.introduce();
        new TownAsking(this).ask();
        network.attest();
        keepJournals();
        askForWords();
        worry();
        invite();
        bringIn();
        sayWhoTheyAre();
        stepBack();
    }

    /** Everybody, by the name the tables use; nobody is signed in as "nobody". */
    List<String> everybody() {
        return List.copyOf(sites.keySet());
    }

    Site site(String name) {
        return Objects.requireNonNull(sites.get(name), name);
    }

    /** What the forms of somebody carry. */
    String token(String name) {
        return tokens.computeIfAbsent(name, _ -> site(name).token());
    }

    UUID person(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    /** What the tables call by this name, as an address names it. */
    String thing(String name) {
        return Objects.requireNonNull(things.get(name), name);
    }

    /** From now on the tables may call it by this name. */
    void name(String thing, UUID id) {
        things.put(thing, id.toString());
    }

    void name(String thing, String as) {
        things.put(thing, as);
    }

    boolean hasThing(String name) {
        return things.containsKey(name);
    }

    UUID id(String thing) {
        return UUID.fromString(thing(thing));
    }

    List<Canary> canaries() {
        return canaries;
    }

    Eastmere here() {
        return here;
    }

    <T extends @Nullable Object> T database(Function<JdbcClient, T> work) {
        return database.keeper(work);
    }

    // Who is here

    private Eastmere programme() {
        return database.keeper(db -> Eastmere.with(db, 6, "10 days"));
    }

    private void arrive() {
        sites.put("nobody", Site.at(settings));
        two("first", "lives", "works");
        two("second", "neighbour", "colleague");
        two("other", "far", "farther");
        two("resting", "tired", "patient");
        two("facilitators", "facilitator", "cofacilitator");
        two("facilitators-elsewhere", "other-facilitator", "other-cofacilitator");
        come("lead", here.lead);
        come("other-lead", elsewhere.lead);
        come("open-lead", open.lead);
        come("guardian", here.guardian);
        come("deputy", here.deputy);
        come("other-guardian", elsewhere.guardian);
        come("stranger", database.<UUID>keeper(db -> here.in(db).person("Tom")));
        come("administrator", database.<UUID>keeper(db -> {
            var person = here.in(db).person("Wendeline");
            here.in(db).looksAfterThePlace(person);
            return person;
        }));
        things.put("programme", here.programme.toString());
        things.put("call", here.call.toString());
        things.put("open-programme", open.programme.toString());
        things.put("open-call", open.call.toString());
        things.put("closed", slug(here));
        things.put("open", slug(open));
        people.keySet()
                .forEach(name -> site(name)
                        .get("/journal/limits")
                        .form("/journal/limits")
                        .send());
    }

    private void two(String pair, String lives, String works) {
        var two = database.<Eastmere.Two>keeper(db -> here.in(db).couple());
        things.put(pair, two.pair().toString());
        come(lives, two.lives());
        come(works, two.works());
    }

    private void come(String name, UUID person) {
        people.put(name, person);
        sites.put(name, Site.of(settings, sessions, person));
        things.put("person-" + name, person.toString());
    }

    private String slug(Eastmere town) {
        return database.keeper(db -> db.sql("select slug from programme.call where id = ?")
                .param(town.call)
                .query(String.class)
                .single());
    }

    // Applying, and being told

    private void apply() {
        for (var pair : List.of("first", "second")) {
            var names = pair.equals("first") ? List.of("lives", "works") : List.of("neighbour", "colleague");
            var both = String.join(" ", names);
            begin(pair, names, thing("closed"), both + " lead");
            bothHands(pair, names, "send-application", application(pair, here));
        }
        things.put("application", application("first", here).toString());
        things.put("second-application", application("second", here).toString());
        begin("first", List.of("lives", "works"), thing("open"), "lives works");
        things.put("draft", application("first", open).toString());
        changeOneAnswerTwice();
    }

    private void begin(String pair, List<String> names, String slug, String readers) {
        var lives = site(names.getFirst());
        lives.post("/pairs/" + thing(pair) + "/applications", Map.of("token", lives.token(), "call", slug));
        var address = "/pairs/" + thing(pair) + "/applications/" + slug;
        for (int number : slug.equals(thing("open")) ? new int[] {1, 3, 4} : new int[] {1, 2, 3, 4}) {
            answer(
                    lives,
                    address + "/questions/" + number,
                    pair + " answers question " + number + " of " + slug,
                    readers);
        }
        boolean sent = readers.contains("lead");
        for (var name : names) {
            var own = planted("private answer of " + name + " to " + slug, sent ? name + " lead" : name);
            site(name)
                    .get(address + "/own")
                    .form(address + "/own")
                    .with("text", own)
                    .send();
        }
    }

    private void answer(Site site, String address, String what, String readers) {
        var page = site.get(address);
        var form = page.form(address);
        var choice = page.document().selectFirst("input[name=choice]");
        if (choice != null) {
            form.with("choice", choice.val());
        }
        form.with("text", planted(what, readers)).send();
    }

    /** Both halves change one answer; the version that was not chosen stays for the two of them. */
    private void changeOneAnswerTwice() {
        var address = "/pairs/" + thing("first") + "/applications/" + thing("open") + "/questions/2";
        var late = site("works").get(address).form(address);
        answer(site("lives"), address, "first answers question 2", "lives works");
        late.with("text", planted("first sets a version aside", "lives works"))
                .send()
                .form(address + "/choice")
                .with("keep", "theirs")
                .send();
    }

    private UUID application(String pair, Eastmere at) {
        return database.keeper(db -> db.sql("select id from programme.application where pair = ? and call = ?")
                .params(id(pair), at.call)
                .query(UUID.class)
                .single());
    }

    private void decide() {
        close(here);
        var lead = site("lead");
        var call = "/lead/" + here.programme + "/calls/" + here.call;
        for (var pair : List.of("first", "second")) {
            var both = pair.equals("first") ? "lives works" : "neighbour colleague";
            var address = call + "/applications/" + application(pair, here);
            lead.get(address)
                    .form(address + "/decision")
                    .with("outcome", "place")
                    .with("reason", planted("reason for " + pair, "lead " + both))
                    .with("feedback", planted("feedback to " + pair, "lead " + both))
                    .send();
        }
        lead.post(call + "/answers", Map.of("token", lead.token()));
        bothHands("first", List.of("lives", "works"), "take-place", application("first", here));
        bothHands("second", List.of("neighbour", "colleague"), "take-place", application("second", here));
    }

    private void close(Eastmere town) {
        database.keeper(db -> {
            // Nobody may change when a published call closes, so the trigger that says so looks away.
            db.sql("set local session_replication_role = replica").update();
            return db.sql("update programme.call set closes_at = now() - interval '1 hour' where id = ?")
                    .param(town.call)
                    .update();
        });
    }

    // Cohorts

    private void gather() {
        things.put("cohort", cohort(here, "lead", "facilitators", List.of("facilitator", "cofacilitator")));
        run("""
                insert into programme.application (id, call, programme, pair, lives, works, begun_at, sent_at, lives_name, works_name)
                values (?, ?, ?, ?, ?, ?, now(), now(), 'Nasreen', 'Gareth')
                """, UUID.randomUUID(), elsewhere.call, elsewhere.programme, id("other"), person("far"), person("farther"));
        run("""
                insert into programme.place (application, call, programme, pair, held_at, accept_by, taken_at)
                values (?, ?, ?, ?, now(), now() + interval '9 days', now())
                """, application("other", elsewhere), elsewhere.call, elsewhere.programme, id("other"));
        close(elsewhere);
        things.put(
                "other-cohort",
                cohort(
                        elsewhere,
                        "other-lead",
                        "facilitators-elsewhere",
                        List.of("other-facilitator", "other-cofacilitator")));
        setDays();
        setACoachingCall();
    }

    private String cohort(Eastmere town, String lead, String pair, List<String> facilitators) {
        var site = site(lead);
        var path = "/lead/" + town.programme + "/cohorts";
        var made = site.get(path)
                .form(path)
                .with("name", planted("name of the cohort of " + lead, everybodyIn(town) + askedInto(town), true))
                .with("call", town.call.toString())
                .send()
                .path();
        if (town == here) {
            askSomebodyElseToFacilitate(made);
        }
        var secret = askToFacilitate(site, made, "Ifeoma");
        var half = site(facilitators.getFirst());
        half.get("/facilitations/" + secret)
                .form("/facilitations/" + secret + "/pair")
                .with("pair", thing(pair))
                .send();
        var asked = database.<UUID>keeper(db -> db.sql("select id from programme.facilitation where pair = ?")
                .param(id(pair))
                .query(UUID.class)
                .single());
        things.put(pair + "-asked", asked.toString());
        bothHands(pair, facilitators, "facilitate-cohort", asked);
        return made.substring("/cohorts/".length());
    }

    String everybodyIn(Eastmere town) {
        return town == here
                ? "lead facilitator cofacilitator lives works neighbour colleague"
                : "other-lead other-facilitator other-cofacilitator far farther";
    }

    /** The secret in the letter is replaced by one that this test knows. */
    private String askToFacilitate(Site lead, String cohort, String name) {
        lead.get(cohort)
                .form(cohort + "/facilitators")
                .with("name", name)
                .with("email", UUID.randomUUID() + "@example.org")
                .send();
        return known("programme.facilitation", "name = '" + name + "' and accepted_at is null");
    }

    private String known(String table, String where) {
        var secret = Secrets.secret();
        int one = database.<Integer>keeper(db -> db.sql("update " + table + " set secret_hash = ? where " + where)
                .param(Secrets.digest(secret))
                .update());
        if (one != 1) {
            throw new AssertionError(one + " rows of " + table + " where " + where);
        }
        return secret;
    }

    private void setDays() {
        var facilitator = site("facilitator");
        var days = "/cohorts/" + thing("cohort") + "/days";
        facilitator
                .get(days + "/new")
                .form(days)
                .with("title", planted("title of a day", everybodyIn(here), true))
                .with("day.day", String.valueOf(DAY.getDayOfMonth()))
                .with("day.month", String.valueOf(DAY.getMonthValue()))
                .with("day.year", String.valueOf(DAY.getYear()))
                .with("place", "Harbour Room")
                .send();
        var day = database.<UUID>keeper(
                db -> db.sql("select id from programme.cohort_day where cohort = ? order by day limit 1")
                        .param(id("cohort"))
                        .query(UUID.class)
                        .single());
        things.put("day", day.toString());
        var change = days + "/" + day;
        facilitator
                .get(change)
                .form(change)
                .with("place", planted("place of a day", everybodyIn(here), true))
                .send();
        var attendance = facilitator.get(change + "/attendance");
        var form = attendance.form(change + "/attendance");
        attendance.document().select("input[value=came]").forEach(came -> form.with(came.attr("name"), "came"));
        form.send();
    }

    private void setACoachingCall() {
        var facilitator = site("facilitator");
        var calls = "/cohorts/" + thing("cohort") + "/coaching/" + thing("first");
        facilitator
                .get(calls + "/new")
                .form(calls)
                .with("day.day", String.valueOf(DAY.getDayOfMonth()))
                .with("day.month", String.valueOf(DAY.getMonthValue()))
                .with("day.year", String.valueOf(DAY.getYear()))
                .with("how", "online")
                .with("link", "https://meet.example/coaching")
                .send();
        var call = database.<UUID>keeper(db -> db.sql("select id from programme.coaching_call where cohort = ?")
                .param(id("cohort"))
                .query(UUID.class)
                .single());
        things.put("call-of-first", call.toString());
    }

    private void askSomebodyElseToFacilitate(String cohort) {
        var name = planted("name of somebody asked to facilitate", "lead", true);
        things.put("facilitation-secret", askToFacilitate(site("lead"), cohort, name));
        things.put(
                "facilitation",
                database.<UUID>keeper(db -> db.sql("select id from programme.facilitation where name = ?")
                                .param(name)
                                .query(UUID.class)
                                .single())
                        .toString());
    }

    // Assumptions

    private void assume() {
        assume("first", "lives", "lives works");
        assume("first", "works", "lives works");
        assume("second", "neighbour", "neighbour");
        assume("second", "colleague", "colleague");
        for (var half : List.of("lives", "works")) {
            var path = "/pairs/" + thing("first") + "/assumptions";
            site(half).get(path).form(path + "/readiness").send();
        }
        learn();
    }

    private void assume(String pair, String half, String readers) {
        var path = "/pairs/" + thing(pair) + "/assumptions/";
        var page = site(half).get(path + "guess-hardest");
        while (page.path().startsWith(path)) {
            var form = page.form(page.path());
            page = form.with("text", planted("what " + half + " says to " + page.path(), readers))
                    .send();
        }
    }

    private void learn() {
        var path = "/pairs/" + thing("first") + "/assumptions";
        var opened = site("lives").get(path);
        var lesson = opened.document().select("form[action$=/lesson]").attr("action");
        var verdict = opened.document().select("form[action$=/verdict]").attr("action");
        things.put("my-guess", lesson.split("/")[5]);
        things.put("guess-about-me", verdict.split("/")[5]);
        opened.form(lesson)
                .with("text", planted("what lives learned", "lives works"))
                .send();
        opened.form(verdict).with("verdict", "held").send();
    }

    // Journals

    private void keepJournals() {
        things.put("private-entry", entry("lives", "", "kept by lives alone", "lives"));
        things.put("pair-entry", shared("lives", "pair", false, "shown by lives to the pair", "lives works"));
        things.put(
                "facilitators-entry",
                shared(
                        "lives",
                        "facilitators",
                        false,
                        "shown by lives to the facilitators",
                        "lives works facilitator cofacilitator"));
        things.put(
                "cohort-entry",
                shared(
                        "lives",
                        "cohort",
                        false,
                        "shown by lives to the cohort",
                        "lives works facilitator cofacilitator neighbour colleague"));
        things.put("proposed-entry", shared("lives", "cohort", true, "about works, not yet agreed", "lives works"));
        things.put("written-together", entry("lives", "first", "written by both", "lives works"));
        things.put("far-entry", shared("far", "cohort", false, "shown by far elsewhere", everybodyFar()));
        things.put(
                "proposal",
                database.<UUID>keeper(db -> db.sql("select id from reflection.proposal where entry = ?")
                                .param(id("proposed-entry"))
                                .query(UUID.class)
                                .single())
                        .toString());
        var hands = "/pairs/" + thing("first") + "/hands";
        var offered = site("lives").get(hands + "?act=share-entry&subject=" + thing("proposal"));
        offered.form(hands).send();
        things.put("offer", offer(id("proposal")));
        things.put("second-offer", offer(propose()));
        var taken = entry("lives", "", "shown and taken back", "lives");
        share("lives", taken, "cohort", false);
        var path = "/journal/" + taken;
        site("lives")
                .post(
                        path + "/sharing/withdrawal",
                        Map.of("token", site("lives").token(), "to", "me"));
        things.put("taken-back-entry", taken);
    }

    private UUID propose() {
        var entry = shared("lives", "cohort", true, "about works too, not yet agreed", "lives works");
        var proposal = database.<UUID>keeper(db -> db.sql("select id from reflection.proposal where entry = ?")
                .param(UUID.fromString(entry))
                .query(UUID.class)
                .single());
        var hands = "/pairs/" + thing("first") + "/hands";
        site("lives")
                .get(hands + "?act=share-entry&subject=" + proposal)
                .form(hands)
                .send();
        return proposal;
    }

    private String everybodyFar() {
        return "far farther other-facilitator other-cofacilitator";
    }

    private String offer(UUID subject) {
        return database.<UUID>keeper(
                        db -> db.sql("select id from pairing.offer where subject = ? and closed_at is null")
                                .param(subject)
                                .query(UUID.class)
                                .single())
                .toString();
    }

    /** Written into their own journal, or that of a pair. */
    String entry(String who, String pair, String what, String readers) {
        var page = site(who).get(pair.isEmpty() ? "/journal/new" : "/pairs/" + thing(pair) + "/journal/new");
        var written =
                page.onlyForm("/journal/").with("text", planted(what, readers)).send();
        return written.path().substring("/journal/".length());
    }

    private String shared(String who, String reach, boolean about, String what, String readers) {
        var entry = entry(who, "", what, readers);
        share(who, entry, reach, about);
        return entry;
    }

    void share(String who, String entry, String reach, boolean about) {
        var path = "/journal/" + entry + "/sharing";
        var page = site(who).get(path);
        var to = page.document().selectFirst("input[name=to][value*=/" + reach + "/]");
        var form = page.form(path)
                .with("to", Objects.requireNonNull(to, page.text()).val())
                .with("consent", "yes");
        if (about) {
            form.with("about", "yes");
        }
        form.send();
    }

    // A word with the facilitators

    private void askForWords() {
        var ask = "/pairs/" + thing("first") + "/word";
        site("works")
                .get(ask)
                .form(ask)
                .with("text", planted("works asks for a word", "works facilitator cofacilitator"))
                .send();
        var report = "/journal/" + thing("cohort-entry") + "/report";
        site("neighbour")
                .get(report)
                .form(report)
                .with("text", planted("neighbour is worried", "neighbour facilitator cofacilitator"))
                .send();
        things.put("word", word("works"));
        things.put("report", word("neighbour"));
    }

    private String word(String who) {
        return database.<UUID>keeper(db -> db.sql("select id from reflection.word where person = ?")
                        .param(person(who))
                        .query(UUID.class)
                        .single())
                .toString();
    }

    // Being worried

    private void worry() {
        things.put("safeguarding", circle(here).toString());
        things.put("worry", told("nobody", here, "guardian deputy"));
        for (var person : List.of("guardian", "deputy")) {
            var path = "/safeguarding/" + thing("worry");
            var page = site(person).get(path).form(path + "/opening").send();
            page.form(path + "/notes")
                    .with("words", planted("what " + person + " did about a worry", "guardian deputy"))
                    .send();
        }
        things.put("waiting-worry", told("lives", here, ""));
        things.put("far-worry", told("far", elsewhere, ""));
    }

    private String told(String who, Eastmere about, String readers) {
        site(who)
                .get("/worried?programme=" + about.programme)
                .form("/worried")
                .with("words", planted("what worries " + who, readers))
                .with("reach", planted("how to reach " + who + ", who is worried", readers))
                .send();
        return database.<UUID>keeper(
                        db -> db.sql("select id from safeguarding.worry where circle = ? order by sent_at desc limit 1")
                                .param(circle(about))
                                .query(UUID.class)
                                .single())
                .toString();
    }

    private UUID circle(Eastmere about) {
        return database.keeper(db -> db.sql("select safeguarding from programme.programme where id = ?")
                .param(about.programme)
                .query(UUID.class)
                .single());
    }

    private void stepBack() {
        var path = "/pairs/" + thing("resting");
        site("tired")
                .get(path + "/step-back")
                .form(path + "/pause")
                .with("reason", planted("why tired pauses", "tired patient"))
                .send();
        things.put("by-hand", Awaitility.await().until(this::letterByPost, Objects::nonNull));
    }

    private @Nullable String letterByPost() {
        return database.keeper(db -> db.sql("select id::text from people.by_hand where person = ?")
                .param(person("patient"))
                .query(String.class)
                .optional()
                .orElse(null));
    }

    // Asking others in

    private void invite() {
        var name = invitePartner("name of somebody invited");
        things.put("invitation-secret", known("pairing.invitation", "name = '" + name + "'"));
        things.put(
                "spare-invitation", idOf("pairing.invitation", "name", invitePartner("name of somebody else invited")));
        var lead = inviteLead("name of somebody asked to lead");
        things.put("lead-invitation-secret", known("programme.lead_invitation", "name = '" + lead + "'"));
        things.put(
                "spare-lead-invitation",
                idOf("programme.lead_invitation", "name", inviteLead("name of somebody else asked to lead")));
        draftACall();
    }

    private String invitePartner(String what) {
        var name = planted(what, "lives", true);
        site("lives")
                .get("/pairs/new")
                .form("/invitations")
                .with("side", "lives")
                .with("name", name)
                .with("way", "letter")
                .with("email", UUID.randomUUID() + "@example.org")
                .send();
        return name;
    }

    private String inviteLead(String what) {
        var lead = planted(what, "administrator", true);
        var leads = "/administration/programmes/" + here.programme + "/leads";
        site("administrator")
                .get("/administration")
                .form(leads)
                .with("name-" + here.programme, lead)
                .with("email-" + here.programme, UUID.randomUUID() + "@example.org")
                .send();
        return lead;
    }

    private String idOf(String table, String column, Object value) {
        return database.<UUID>keeper(db -> db.sql("select id from " + table + " where " + column + " = ?")
                        .param(value)
                        .query(UUID.class)
                        .single())
                .toString();
    }

    private void draftACall() {
        var lead = site("lead");
        var begin = "/lead/" + here.programme + "/calls";
        var title = planted("title of a call that is not out", "lead", true);
        var slug = "draft-" + UUID.randomUUID();
        lead.get("/lead").form(begin).with("title", title).with("slug", slug).send();
        things.put("draft-call", idOf("programme.call", "slug", slug));
        var days = begin + "/" + thing("draft-call") + "/days";
        lead.get(begin + "/" + thing("draft-call"))
                .form(days)
                .with("title", planted("a day of a call that is not out", "lead", true))
                .with("day.day", String.valueOf(DAY.getDayOfMonth()))
                .with("day.month", String.valueOf(DAY.getMonthValue()))
                .with("day.year", String.valueOf(DAY.getYear()))
                .with("place", "Harbour Room")
                .send();
        things.put("draft-day", idOf("programme.day", "call", id("draft-call")));
        var questions = begin + "/" + thing("draft-call") + "/questions";
        lead.get(begin + "/" + thing("draft-call"))
                .form(questions)
                .with("ask", planted("a question of a call that is not out", "lead", true))
                .send();
        things.put(
                "draft-question",
                database.<UUID>keeper(db -> db.sql("select id from programme.question where call = ? and kind = 'open'")
                                .param(id("draft-call"))
                                .query(UUID.class)
                                .single())
                        .toString());
    }

    private void bringIn() {
        bringIn("spare", "");
        things.put("brought-row", idOf("programme.brought_pair", "cohort", id("cohort")));
        var name = planted("name of somebody brought in", "lead", true);
        bringIn(name, planted("needs of somebody brought in, who has not answered", ""));
        things.put("brought-secret", known("programme.brought_half", "name = '" + name + "'"));
        bringInAndAgree();
    }

    /** Somebody of another pair is brought in here, has said yes, and waits: they read into what. */
    private String askedInto(Eastmere town) {
        return town == here ? " patient" : "";
    }

    private void bringInAndAgree() {
        var name = "Waits " + UUID.randomUUID();
        bringIn(name, "");
        site("patient")
                .get("/brought/" + known("programme.brought_half", "name = '" + name + "'"))
                .button("Yes, I want to")
                .send();
        things.put(
                "asked-row",
                database.<UUID>keeper(db -> db.sql("select brought from programme.brought_half where name = ?")
                                .param(name)
                                .query(UUID.class)
                                .single())
                        .toString());
    }

    private void bringIn(String name, String needs) {
        var lead = site("lead");
        var path = "/cohorts/" + thing("cohort") + "/pairs";
        var email = UUID.randomUUID();
        lead.post(
                path,
                Map.of(
                        "token",
                        lead.token(),
                        "rows",
                        "Reference;Lives: name;Lives: email;Lives: organisation;Lives: access needs;Works: name;"
                                + "Works: email;Works: organisation;Works: access needs\n"
                                + name + ";" + name + ";" + email + "@example.org;Harbour;" + needs + ";Gareth;g"
                                + email
                                + "@example.org;Trust;"));
    }

    // About themselves

    private void sayWhoTheyAre() {
        var patient = site("patient");
        patient.get("/account")
                .form("/account")
                .with("pronouns", planted("pronouns", "patient", true))
                .with("contact", "post")
                .with("postal", planted("postal address", "patient administrator"))
                .with("phone", planted("phone", "patient"))
                .with("interests", planted("declared interests", "patient"))
                .send();
        patient.get("/account")
                .form("/account/helper")
                .with("helper", planted("name of a helper", "patient"))
                .with("agreed", "true")
                .send();
        site("nobody")
                .get("/complaints/new")
                .form("/complaints")
                .with("words", planted("complaint", "administrator"))
                .with("answer", planted("how to answer a complaint", "administrator"))
                .send();
        var calendar = site("lives").get("/calendar").form("/calendar").send().body();
        int at = calendar.indexOf("/calendar/", calendar.indexOf(".ics") - 60);
        things.put("calendar-secret", calendar.substring(at + "/calendar/".length(), calendar.indexOf(".ics")));
        var browser = "browser " + UUID.randomUUID();
        sessions.begin(new PersonId(person("lives")), browser, Began.LETTER);
        things.put("session", idOf("people.session", "device", browser));
        var way = UUID.randomUUID();
        run(
                "insert into people.way (id, person, kind, name, added_at, credential, public_key, counter) values (?, ?, 'passkey', 'A key', now(), ?, ?, 0)",
                way,
                person("lives"),
                Secrets.digest("a key " + way),
                new byte[] {1});
        things.put("way", way.toString());
        things.put("letter", letter());
        things.put("somebody-invented", person("stranger").toString());
        var beginning = Secrets.secret();
        run(
                "insert into people.beginning (token_hash, onward, expires_at) values (?, '/today', now() + interval '1 hour')",
                Secrets.digest(beginning));
        things.put("beginning", beginning);
        things.put(
                "complaint",
                database.<UUID>keeper(db -> db.sql("select id from people.complaint order by received_at desc limit 1")
                                .query(UUID.class)
                                .single())
                        .toString());
    }

    /** Any letter, once one is written. */
    private String letter() {
        var page = Awaitility.await()
                .until(() -> site("nobody").get("/demo/letters"), found -> found.has("a[href^=/demo/letters/]"));
        return Objects.requireNonNull(page.document().selectFirst("a[href^=/demo/letters/]"))
                .attr("href")
                .substring("/demo/letters/".length());
    }

    // What they do together

    /** One half offers, the other agrees. */
    void bothHands(String pair, List<String> names, String act, UUID subject) {
        var hands = "/pairs/" + thing(pair) + "/hands";
        var preview = hands + "?act=" + act + "&subject=" + subject;
        site(names.getFirst()).get(preview).form(hands).send();
        var offered = site(names.getLast()).get(preview);
        offered.form(offered.path() + "/agreement").send();
    }

    String planted(String what, String readers) {
        return planted(what, readers, false);
    }

    String planted(String what, String readers, boolean plain) {
        var word = new StringBuilder("canary");
        RANDOM.ints(14, 'a', 'z' + 1).forEach(word::appendCodePoint);
        canaries.add(new Canary(what, word.toString(), Canary.readers(readers), plain));
        return word.toString();
    }

    private void run(String sql, Object... values) {
        database.keeper(db -> db.sql(sql).params(values).update());
    }

    /** As bytes of a form nobody could send. */
    static byte[] bytes(String body) {
        return body.getBytes(UTF_8);
    }
}
