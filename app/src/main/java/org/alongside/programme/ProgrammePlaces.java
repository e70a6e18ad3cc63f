package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The programmes somebody leads, the cohorts they are in or facilitate, and whether they look after safeguarding. */
@Component
class ProgrammePlaces implements Places {

    private record Part(String kind, @Nullable UUID id, String name) {}

    private static final String PARTS = """
            select 'lead' as kind, p.id, p.name
              from programme.lead l
              join programme.programme p on p.id = l.programme
             where l.person = :me and l.until is null
            union all
            select 'cohort', c.id, c.name
              from programme.cohort c
             where exists (select from programme.cohort_pair i
                            where i.cohort = c.id and i.left_at is null and :me in (i.lives, i.works))
                or exists (select from programme.facilitation f
                            where f.cohort = c.id and f.accepted_at is not null and f.ended_at is null
                              and :me in (f.lives, f.works))
            union all
            select distinct 'safeguarding', null::uuid, ''
              from programme.safeguarding s
             where s.person = :me and s.until is null
             order by kind desc, name, id
            """;

    @Override
    public Together.Share<?, Place> placesOf(UUID person) {
        return new Together.Share<>(
                PARTS,
                Part.class,
                parts -> parts.stream().map(ProgrammePlaces::place).toList());
    }

    private static Place place(Part part) {
        return switch (part.kind()) {
            case "lead" -> new Place(say("I lead: {programme}", "programme", part.name()), "/lead");
            case "safeguarding" -> new Place(say("Safeguarding"), "/safeguarding");
            default -> new Place(say("Cohort: {cohort}", "cohort", part.name()), "/cohorts/" + part.id());
        };
    }
}
