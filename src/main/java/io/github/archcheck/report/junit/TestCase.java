package io.github.archcheck.report.junit;

import io.github.archcheck.report.Reported;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was judged.
 *
 * @param failures what was found that counts and is loud enough to fail the test
 * @param remarks what else was found
 * @param suppressed what does not count and is to be shown
 * @param notJudged why nobody can tell; empty when somebody can
 * @param passedOver why it was not to be judged, or cannot be; empty when it was
 */
record TestCase(
        String name,
        List<Finding> failures,
        List<Finding> remarks,
        List<Reported> suppressed,
        Optional<String> notJudged,
        Optional<String> passedOver) {

    /** What becomes of a test. */
    enum Outcome {
        PASSED,
        SKIPPED,
        FAILED,
        ERROR
    }

    /** @param failing lowest severity that fails the test */
    static TestCase of(String name, List<Reported> reported, Severity failing) {
        List<Finding> failures = new ArrayList<>();
        List<Finding> remarks = new ArrayList<>();
        List<Reported> suppressed = new ArrayList<>();
        for (Reported one : reported) {
            if (one.suppression().isPresent()) {
                suppressed.add(one);
            } else if (one.finding().severity().isAtLeast(failing)) {
                failures.add(one.finding());
            } else {
                remarks.add(one.finding());
            }
        }
        return new TestCase(name, failures, remarks, suppressed, Optional.empty(), Optional.empty());
    }

    TestCase notJudged(String why) {
        return new TestCase(name, failures, remarks, suppressed, Optional.of(why), passedOver);
    }

    TestCase passedOver(String why) {
        return new TestCase(name, failures, remarks, suppressed, notJudged, Optional.of(why));
    }

    TestCase named(String newName) {
        return new TestCase(newName, failures, remarks, suppressed, notJudged, passedOver);
    }

    /** The worst; a test has one. */
    Outcome outcome() {
        if (!failures.isEmpty()) {
            return Outcome.FAILED;
        }
        if (notJudged.isPresent()) {
            return Outcome.ERROR;
        }
        return passedOver.isPresent() || hasSuppressedErrors() ? Outcome.SKIPPED : Outcome.PASSED;
    }

    private boolean hasSuppressedErrors() {
        return suppressed.stream().anyMatch(one -> one.finding().severity() == Severity.ERROR);
    }
}
