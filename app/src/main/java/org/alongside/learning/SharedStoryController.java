package org.alongside.learning;

import java.util.UUID;
import org.alongside.leading.Stories;
import org.alongside.learning.page.SharedStoryPage;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Stories of change beyond the pair that tells them, beside the learning cards: in a cohort, and in the network. */
@Controller
class SharedStoryController {

    private final Rooms rooms;
    private final Stories stories;

    SharedStoryController(Rooms rooms, Stories stories) {
        this.rooms = rooms;
        this.stories = stories;
    }

    @GetMapping("/cohorts/{cohort}/stories/{story}")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView inCohort(@PathVariable UUID cohort, @PathVariable UUID story, CurrentPerson me) {
        var seen = rooms.inside(cohort, me.id()).orElseThrow(NotHere::new);
        var found = stories.inCohort(cohort, story).orElseThrow(NotHere::new);
        return Pages.page("learning/shared-story", new SharedStoryPage(found, seen.cohort(), seen.acting()));
    }

    @GetMapping("/network/stories/{story}")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView inNetwork(@PathVariable UUID story) {
        var found = stories.inNetwork(story).orElseThrow(NotHere::new);
        return Pages.page("learning/shared-story", new SharedStoryPage(found, null, null));
    }
}
