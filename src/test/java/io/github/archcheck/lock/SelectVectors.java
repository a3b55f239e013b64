package io.github.archcheck.lock;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.tags.AcceptedTags;
import io.github.archcheck.packaging.tags.Fit;
import io.github.archcheck.packaging.tags.WheelName;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;

/** Holds entries of locks to {@code lock_select.json}, each by itself: no gate before it, no walk. */
public final class SelectVectors {
    private SelectVectors() {}

    /** @param applies empty when the entry has no condition of its own */
    public record Found(String name, Optional<String> version, Optional<Boolean> applies, Wanted.Files files) {}

    /** The entries of a lock, as they are for a machine. */
    @FunctionalInterface
    public interface Entries {
        List<Found> of(String lock, InstallTarget target) throws IOException, MalformedLockException;
    }

    /** @return how many rows there were */
    public static int check(String prefix, Entries entries) throws IOException, MalformedLockException {
        SoftAssertions all = new SoftAssertions();
        Map<String, Map<String, Found>> known = new HashMap<>();
        Map<String, AcceptedTags> accepted = new HashMap<>();
        int rows = 0;
        for (JsonNode row : LockVectors.rows("lock_select.json")) {
            String lock = row.get("lock").asText();
            if (!lock.startsWith(prefix)) {
                continue;
            }
            rows++;
            String name = row.get("target").asText();
            InstallTarget target = VectorTargets.of(name);
            Map<String, Found> byName = known.get(lock + name);
            if (byName == null) {
                byName = new HashMap<>();
                for (Found each : entries.of(lock, target)) {
                    byName.put(each.name() + " " + each.version().orElse("null"), each);
                }
                known.put(lock + name, byName);
            }
            Found found = byName.get(
                    row.get("package").asText() + " " + row.get("version").asText());
            AcceptedTags tags = accepted.computeIfAbsent(name, n -> AcceptedTags.of(target));
            all.assertThat(found).as("%s", row).isNotNull();
            if (found != null) {
                check(row, found, tags, all);
            }
        }
        all.assertAll();
        return rows;
    }

    private static void check(JsonNode row, Found found, AcceptedTags tags, SoftAssertions all) {
        Optional<Boolean> applies = row.get("applies").isNull()
                ? Optional.empty()
                : Optional.of(row.get("applies").asBoolean());
        all.assertThat(found.applies()).as("applies: %s", row).isEqualTo(applies);
        all.assertThat(found.files().wheels())
                .as("wheels: %s", row)
                .hasSize(row.get("wheels").asInt());
        all.assertThat(found.files().source().isPresent())
                .as("sdist: %s", row)
                .isEqualTo(row.get("sdist").asBoolean());
        all.assertThat(best(found.files(), tags))
                .as("best: %s", row)
                .isEqualTo(Optional.ofNullable(row.get("best").textValue()));
    }

    private static Optional<String> best(Wanted.Files files, AcceptedTags tags) {
        Optional<String> best = Optional.empty();
        int rank = Integer.MAX_VALUE;
        for (Candidate wheel : files.wheels()) {
            Optional<Fit> fit = WheelName.parse(wheel.fileName()).map(tags::fit);
            if (fit.isPresent() && fit.get().reason().fits() && fit.get().rank() < rank) {
                rank = fit.get().rank();
                best = Optional.of(wheel.fileName());
            }
        }
        return best;
    }
}
