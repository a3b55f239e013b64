package io.github.archcheck.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainsTest {
    @Test
    void theShortestWayIsTold() {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        needs.put("root", Set.of("long", "near"));
        needs.put("long", Set.of("longer"));
        needs.put("longer", Set.of("goal"));
        needs.put("near", Set.of("goal", "absent"));
        needs.put("goal", Set.of("root"));
        needs.put("other", Set.of());
        Chains chains = Chains.from(List.of("root", "other"), needs);
        assertThat(chains.to("goal")).containsExactly("root", "near");
        assertThat(chains.to("root")).isEmpty();
        assertThat(chains.to("absent")).isEmpty();
    }

    @Test
    void rootsAreWhatNothingElseNeeds() {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        needs.put("a", Set.of("b", "a"));
        needs.put("b", Set.of());
        needs.put("x", Set.of("y"));
        needs.put("y", Set.of("x"));
        Chains chains = Chains.fromUnrequired(needs);
        assertThat(chains.to("b")).containsExactly("a");
        assertThat(chains.to("x")).isEmpty();
    }

    @Test
    void aVeryLongWayIsCut() {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        for (int i = 0; i < 1000; i++) {
            needs.put("n" + i, Set.of("n" + (i + 1)));
        }
        List<String> chain = Chains.from(List.of("n0"), needs).to("n999");
        assertThat(chain).hasSize(16).startsWith("…").endsWith("n998");
    }
}
