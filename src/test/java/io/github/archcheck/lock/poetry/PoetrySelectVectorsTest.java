package io.github.archcheck.lock.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.lock.LockVectors;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.SelectVectors;
import io.github.archcheck.lock.SelectVectors.Found;
import io.github.archcheck.lock.toml.TomlFile;
import io.github.archcheck.packaging.InstallTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoetrySelectVectorsTest {
    private final Map<String, PoetryLock> read = new HashMap<>();

    @Test
    void entriesAreAsAnIndependentReaderFoundThem() throws Exception {
        assertThat(SelectVectors.check("poetry/", this::entries)).isPositive();
    }

    private List<Found> entries(String lock, InstallTarget target) throws IOException, MalformedLockException {
        if (!read.containsKey(lock)) {
            read.put(lock, PoetryLock.read(TomlFile.read(LockVectors.text(lock))));
        }
        List<Found> found = new ArrayList<>();
        for (PoetryPackage each : read.get(lock).packages()) {
            Optional<Boolean> applies = Optional.<Boolean>empty();
            found.add(new Found(each.entry().name(), Optional.of(each.entry().version()), applies, each.files()));
        }
        return found;
    }
}
