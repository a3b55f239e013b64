package io.github.archcheck.lock;

import io.github.archcheck.packaging.InstallTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks lock files that tests write themselves. */
public final class LockFixture {
    public static final InstallTarget MAC = VectorTargets.of("macos14-arm64/cp311");
    public static final InstallTarget LINUX = VectorTargets.of("linux-glibc2.28-x86_64/cp311");

    private LockFixture() {}

    public static LockText text(String name, String content) {
        return new LockText(name, content, Optional.empty(), Map.of());
    }

    public static LockText file(Path file, String content) {
        return new LockText(file.toString(), content, Optional.of(file), Map.of());
    }

    public static Selection select(LockFormat format, String content, Choice choice)
            throws MalformedLockException, IOException {
        return format.read(text(format.name(), content)).select(choice);
    }

    public static Choice plain() {
        return Choice.plain(MAC);
    }

    public static Choice extras(String... extras) {
        return new Choice(MAC, Set.of(extras), false, Set.of(), true);
    }

    public static Choice groups(String... groups) {
        return new Choice(MAC, Set.of(), false, Set.of(groups), true);
    }

    /** One line each: name, version, and why it is skipped, what may keep it away, or what requires it. */
    public static List<String> lines(Selection selection) {
        List<String> lines = new ArrayList<>();
        selection.refusal().ifPresent(why -> lines.add("refused: " + why));
        lines.addAll(selection.unknown());
        for (Wanted wanted : selection.wanted()) {
            String version = wanted.version().map(v -> " " + v).orElse("");
            String doubts = wanted.doubts().isEmpty() ? "" : " if " + String.join(", ", wanted.doubts());
            lines.add(wanted.name()
                    + version
                    + doubts
                    + wanted.skipped().map(why -> " - " + why).orElse(" < " + String.join(" > ", wanted.requiredBy())));
        }
        return lines;
    }
}
