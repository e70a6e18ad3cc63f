package org.alongside.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alongside.language.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alongside.demo.page.DemoPage;
import org.alongside.people.Hat;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * The invented people. Each has an id made from their address, so that the demo is the same whenever it is made anew.
 */
@Component
@Conditional(InDemo.class)
class Cast {

    /** One invented person. */
    record Player(String name, Hat hat, boolean lives) {

        UUID id() {
            return UUID.nameUUIDFromBytes(email().getBytes(UTF_8));
        }

        String email() {
            return name.toLowerCase(java.util.Locale.ROOT)
                            .replaceAll("[^a-z ]", "")
                            .replace(' ', '.')
                    + "@demo.example";
        }
    }

    /** Two invented people who lead one thing together. */
    record Couple(Player lives, Player works, String challenge) {

        UUID id() {
            return UUID.nameUUIDFromBytes(("pair " + lives.email() + " " + works.email()).getBytes(UTF_8));
        }
    }

    static final Player ADMINISTRATOR = new Player("Wendeline Okafor", Hat.OTHER_STAFF, false);
    static final Player LEAD = new Player("Dilip Raman", Hat.MANAGER, false);

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

    /** The cohort that is half way through: twelve pairs. */
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

    /** A pair that is applying to the open call. */
    static final Couple APPLYING = couple(
            "Yusuf Demir",
            Hat.CARER,
            "Catherine Bell",
            Hat.OTHER_STAFF,
            "Discharge on a Friday afternoon means a weekend without medicine.");

    private static Couple couple(String lives, Hat livesHat, String works, Hat worksHat, String challenge) {
        return new Couple(new Player(lives, livesHat, true), new Player(works, worksHat, false), challenge);
    }

    List<Couple> couples() {
        var all = new ArrayList<Couple>(COHORT);
        all.add(FACILITATORS);
        all.add(APPLYING);
        return all;
    }

    List<Player> players() {
        var all = new ArrayList<Player>();
        all.add(ADMINISTRATOR);
        all.add(LEAD);
        couples().forEach(couple -> all.addAll(List.of(couple.lives(), couple.works())));
        return all;
    }

    boolean includes(UUID person) {
        return players().stream().anyMatch(player -> player.id().equals(person));
    }

    /** Whom a visitor can be, with what it shows. */
    List<DemoPage.Role> toBe() {
        return List.of(
                role(
                        FIRST.lives(),
                        say("A carer, half way through the five days. Her pair has opened its assumptions.")),
                role(FIRST.works(), say("Her partner, who runs outpatient booking.")),
                role(SECOND.lives(), say("A patient leader. His pair’s assumptions wait for the other half.")),
                role(SECOND.works(), say("His partner, a kidney doctor.")),
                role(APPLYING.lives(), say("A carer, applying to the open call with a partner.")),
                role(APPLYING.works(), say("Her colleague calls her the one who answers the phone.")),
                role(FACILITATORS.lives(), say("One half of the facilitator pair, a patient leader.")),
                role(FACILITATORS.works(), say("The other half of the facilitator pair.")),
                role(LEAD, say("Leads the programme: writes the call, reads what pairs send, decides.")),
                role(ADMINISTRATOR, say("Looks after this installation, and can read nothing private.")));
    }

    private static DemoPage.Role role(Player player, String words) {
        return new DemoPage.Role(player.id(), player.name(), player.lives() ? "lives" : "works", words);
    }
}
