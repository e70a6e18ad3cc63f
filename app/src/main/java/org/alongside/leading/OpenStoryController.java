package org.alongside.leading;

import java.util.UUID;
import org.alongside.leading.page.OpenStoriesPage;
import org.alongside.web.NotHere;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Stories of change that everyone reads. */
@Controller
class OpenStoryController {

    private final Stories stories;

    OpenStoryController(Stories stories) {
        this.stories = stories;
    }

    @GetMapping("/stories")
    @Who(value = Who.Role.ANYONE, kept = true)
    ModelAndView everyone() {
        return Pages.page("leading/open-stories", new OpenStoriesPage(stories.forEveryone()));
    }

    @GetMapping("/stories/{story}")
    @Who(value = Who.Role.ANYONE, kept = true)
    ModelAndView one(@PathVariable UUID story) {
        return Pages.page("leading/open-story", stories.forEveryone(story).orElseThrow(NotHere::new));
    }
}
