package org.alongside.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.people.Hat;

/**
 * The invented people. Each has an id made from their address, so that the demo is the same whenever it is made anew.
 */
final class Cast {

    /** One invented person. */
    record Player(String name, Hat hat, boolean lives) {

        UUID id() {
            return UUID.nameUUIDFromBytes(email().getBytes(UTF_8));
        }

        String email() {
            return Normalizer.normalize(name, Normalizer.Form.NFD)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z ]", "")
                            .replace(' ', '.')
                    + "@demo.example";
        }
    }

    /** Two invented people who lead one thing together. */
    record Couple(Player lives, Player works, String challenge) {

        List<Player> both() {
            return List.of(lives, works);
        }

        UUID id() {
            return UUID.nameUUIDFromBytes(("pair " + lives.email() + " " + works.email()).getBytes(UTF_8));
        }
    }

    static final Player ADMINISTRATOR = new Player("Wendeline Okafor", Hat.OTHER_STAFF, false);
    static final Player LEAD = new Player("Dilip Raman", Hat.MANAGER, false);

    /** Who is told when somebody is worried: in the programme, and in the place as a whole. */
    static final Player SAFEGUARDING = new Player("Joyce Mensah", Hat.OTHER_STAFF, false);

    static final Player DEPUTY = new Player("Alun Rees", Hat.OTHER_STAFF, false);

    static final Couple FACILITATORS = couple("Ifeoma Achebe", Hat.PATIENT_LEADER, "Martin Lowe", Hat.FACILITATOR, "");

    static final Couple FIRST = couple(
            "Nasreen Akhtar",
            Hat.CARER,
            "Gareth Pugh",
            Hat.MANAGER,
            "Clinic letters use words people don’t know. Some miss a first visit because of it.");

    static final Couple SECOND = couple(
            "Tomasz Wilk",
            Hat.PATIENT_LEADER,
            "Aoife Brennan",
            Hat.CLINICIAN,
            "People with kidney disease hear about home dialysis too late to choose it.");

    /** The cohort that has three of its five days behind it: twelve pairs. */
    static final List<Couple> COHORT = List.of(
            FIRST,
            SECOND,
            couple(
                    "Marjorie Haines",
                    Hat.COMMUNITY_LEADER,
                    "Kwame Boateng",
                    Hat.COMMISSIONER,
                    "Nobody over eighty was asked before the day centre’s hours changed."),
            couple(
                    "Leila Haddad",
                    Hat.COMMUNITY_LEADER,
                    "Sunita Patel",
                    Hat.CLINICIAN,
                    "Women who speak Arabic bring their children to interpret at the surgery."),
            couple(
                    "Owen Price",
                    Hat.PATIENT_LEADER,
                    "Hannah Fisk",
                    Hat.CLINICIAN,
                    "After a stroke, the phone stops ringing in week three."),
            couple(
                    "Beatriz Lima",
                    Hat.CARER,
                    "Colin Shaw",
                    Hat.MANAGER,
                    "Carers wait in corridors while decisions are made behind a curtain."),
            couple(
                    "Ravi Menon",
                    Hat.PATIENT_LEADER,
                    "Ewa Nowak",
                    Hat.OTHER_STAFF,
                    "The reception desk is too high to speak across from a wheelchair."),
            couple(
                    "Grace Adeyemi",
                    Hat.COMMUNITY_LEADER,
                    "Peter Lang",
                    Hat.EDUCATOR,
                    "Students meet patients as cases before they meet them as people."),
            couple(
                    "Siân Morgan",
                    Hat.CARER,
                    "Fatima Rahman",
                    Hat.CLINICIAN,
                    "Parents of teenagers with diabetes fall off a cliff at eighteen."),
            couple(
                    "Joe Tanner",
                    Hat.PATIENT_LEADER,
                    "Isla Munro",
                    Hat.MANAGER,
                    "Men come to the pain clinic once and never again."),
            couple(
                    "Huda Salim",
                    Hat.COMMUNITY_LEADER,
                    "Ben Archer",
                    Hat.COMMISSIONER,
                    "The first bus reaches the hospital after the first appointment."),
            couple(
                    "Edith Moss",
                    Hat.PATIENT_LEADER,
                    "Chidi Eze",
                    Hat.CLINICIAN,
                    "Nobody says in plain words what palliative care is for."));

    /** A pair that went through a cohort of last year, and has its letter of standing. */
    static final Couple ALUMNI = couple(
            "Dorothy Quill",
            Hat.CARER,
            "Kofi Asante",
            Hat.COMMISSIONER,
            "Nobody told the family when somebody was coming home from hospital.");

    /** A pair that is applying to the open call: one hand is given, the other is asked for. */
    static final Couple APPLYING = couple(
            "Yusuf Demir",
            Hat.CARER,
            "Catherine Bell",
            Hat.OTHER_STAFF,
            "Discharge on a Friday afternoon means a weekend without medicine.");

    /** A pair that has been offered a place in the call that has closed. */
    static final Couple OFFERED = couple(
            "Amara Osei",
            Hat.PATIENT_LEADER,
            "David Whitlock",
            Hat.CLINICIAN,
            "People with sickle cell wait for pain relief while they are asked if the pain is real.");

    /** A pair whose application waits for the lead to decide. */
    static final Couple SENT = couple(
            "Mei Chen",
            Hat.COMMUNITY_LEADER,
            "Ruth Abbott",
            Hat.CLINICIAN,
            "Nobody at the market stalls has had a health check, because the surgery shuts before they do.");

    /** A pair that stands first on the reserve list, and has not been told so far. */
    static final Couple RESERVE = couple(
            "Lowri Evans",
            Hat.CARER,
            "Samir Khan",
            Hat.MANAGER,
            "Carers find out that the respite bed is gone when they arrive with the bag packed.");

    /** A pair that was told “not this time”, and why. */
    static final Couple DECLINED = couple(
            "Frank Dobbs",
            Hat.PATIENT_LEADER,
            "Priya Nair",
            Hat.OTHER_STAFF,
            "The website for repeat prescriptions signs you out while you look for your glasses.");

    /** Somebody whom the lead brought in from a spreadsheet, and who has said yes. Her partner has not answered yet. */
    static final Player BROUGHT = new Player("Agnes Kowalska", Hat.COMMUNITY_LEADER, true);

    static final String ASKED = "Tunde Bello";

    private static final List<Couple> APPLICANTS = List.of(APPLYING, OFFERED, SENT, RESERVE, DECLINED);

    private Cast() {}

    private static Couple couple(String lives, Hat livesHat, String works, Hat worksHat, String challenge) {
        return new Couple(new Player(lives, livesHat, true), new Player(works, worksHat, false), challenge);
    }

    static List<Couple> couples() {
        return Stream.of(COHORT, List.of(FACILITATORS, ALUMNI), APPLICANTS)
                .flatMap(List::stream)
                .toList();
    }

    static List<Player> players() {
        return Stream.concat(
                        Stream.of(ADMINISTRATOR, LEAD, SAFEGUARDING, DEPUTY, BROUGHT),
                        couples().stream().flatMap(couple -> couple.both().stream()))
                .toList();
    }
}
