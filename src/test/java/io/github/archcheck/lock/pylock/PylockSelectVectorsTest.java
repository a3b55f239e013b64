package io.github.archcheck.lock.pylock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.lock.LockVectors;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.SelectVectors;
import io.github.archcheck.lock.SelectVectors.Found;
import io.github.archcheck.lock.toml.TomlFile;
import io.github.archcheck.lock.walk.Conditions;
import io.github.archcheck.lock.walk.MarkerTexts;
import io.github.archcheck.lock.walk.Truth;
import io.github.archcheck.packaging.InstallTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PylockSelectVectorsTest {
    private final Map<String, Pylock> read = new HashMap<>();

    @Test
    void entriesAreAsAnIndependentReaderFoundThem() throws Exception {
        assertThat(SelectVectors.check("pylock/", this::entries)).isPositive();
    }

    private List<Found> entries(String lock, InstallTarget target) throws IOException, MalformedLockException {
        if (!read.containsKey(lock)) {
            read.put(lock, Pylock.read(TomlFile.read(LockVectors.text(lock))));
        }
        Conditions conditions = Conditions.of(new MarkerTexts(), target);
        List<Found> found = new ArrayList<>();
        for (PylockPackage each : read.get(lock).packages()) {
            Optional<Boolean> applies = each.marker().isEmpty()
                    ? Optional.<Boolean>empty()
                    : Optional.of(conditions.of(each.marker()) == Truth.YES);
            found.add(new Found(each.entry().name(), each.version(), applies, each.files()));
        }
        return found;
    }
}
