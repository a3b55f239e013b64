package io.github.archcheck.lock.uv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockVectors;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.VectorTargets;
import io.github.archcheck.lock.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class UvWalkVectorsTest {
    @Test
    void theWalkReachesWhatAnIndependentWalkReached() throws Exception {
        SoftAssertions all = new SoftAssertions();
        Map<String, Listing> read = new HashMap<>();
        for (JsonNode row : LockVectors.rows("uv_walk.json")) {
            String lock = row.get("lock").asText();
            if (!read.containsKey(lock)) {
                read.put(lock, new UvLockFormat().read(LockVectors.text(lock)));
            }
            check(row, read.get(lock), all);
        }
        all.assertAll();
    }

    private static void check(JsonNode row, Listing listing, SoftAssertions all) {
        Choice choice = new Choice(
                VectorTargets.of(row.get("target").asText()),
                texts(row.get("extras")),
                false,
                texts(row.get("groups")),
                false);
        Selection selection = listing.select(choice);
        Map<String, Wanted> reached = new HashMap<>();
        int count = 0;
        for (Wanted wanted : selection.wanted()) {
            if (wanted.skipped().isEmpty() || wanted.skipped().get().equals("the project itself")) {
                reached.put(wanted.name() + " " + wanted.version().orElse(""), wanted);
                count++;
            }
        }
        all.assertThat(count).as("%s", row).isEqualTo(row.get("reachable").asInt());
        for (JsonNode problem : row.get("problems")) {
            String name = problem.get("package").asText();
            Wanted wanted = reached.get(name + " " + problem.get("version").asText());
            all.assertThat(wanted).as("%s in %s", name, row).isNotNull();
            if (wanted != null) {
                all.assertThat(supply(wanted))
                        .as(name)
                        .isEqualTo(problem.get("status").asText());
                // The other walk was not breadth first: its ways are not always shortest ones.
                List<String> path = texts(problem.get("path")).isEmpty() ? List.of() : list(problem.get("path"));
                all.assertThat(wanted.requiredBy().size() + 1).as(name).isLessThanOrEqualTo(path.size());
                all.assertThat(wanted.requiredBy().get(0)).as(name).startsWith(path.get(0));
            }
        }
    }

    private static String supply(Wanted wanted) {
        return ((Wanted.Files) wanted.supply()).buildFrom().isEmpty() ? "blocked" : "sdist-only";
    }

    private static Set<String> texts(JsonNode array) {
        return new HashSet<>(list(array));
    }

    private static List<String> list(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void tensorflowTextIsAskedForByTheExtraThatWasChosen() throws Exception {
        Listing listing = new UvLockFormat().read(LockVectors.text("uv/transformers.uv.lock"));
        Choice choice = new Choice(VectorTargets.of("macos14-arm64/cp311"), Set.of("TF"), false, Set.of(), true);

        Optional<Wanted> text = listing.select(choice).wanted().stream()
                .filter(w -> w.name().equals("tensorflow-text"))
                .findFirst();

        assertThat(text).isPresent();
        assertThat(text.get().skipped()).isEmpty();
        assertThat(text.get().requiredBy()).containsExactly("transformers[tf]");
    }
}
