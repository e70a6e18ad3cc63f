package org.alongside.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What browsers report of pages that tried something their policy forbids: somebody slipped markup into one, or we made
 * a mistake. Only which rule it was is kept, and how often; addresses and words in a report are not read.
 */
@Controller
public class PolicyReports {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyReports.class);
    private static final int LONGEST = 10_000;
    private static final Pattern RULE =
            Pattern.compile("\"(?:effective|violated)-directive\"\\s*:\\s*\"([a-z-]{1,30})");

    private final AtomicLong received = new AtomicLong();

    /** How many there were since the start. */
    public long received() {
        return received.get();
    }

    @PostMapping(EveryAnswer.POLICY_REPORTS)
    @Who(Who.Role.ANYONE)
    @AtMost(value = 60, minutes = 10, of = "policy reports")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void create(HttpServletRequest request) throws IOException {
        var rule = RULE.matcher(new String(request.getInputStream().readNBytes(LONGEST), UTF_8));
        if (rule.find()) {
            LOG.warn("A page tried what its policy forbids: {}, number {}", rule.group(1), received.incrementAndGet());
        }
    }
}
