package io.github.archcheck.lock;

import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Selections as short lines, so that tests can state whole ones. */
public final class Shown {
    private Shown() {}

    public static Listing read(LockFormat format, String content) throws MalformedLockException, IOException {
        return format.read(new LockText("list", content, Optional.empty(), Map.of("FOO", "foo", "SECRET", "hunter2")));
    }

    public static Choice choice(String target, String python, String... groups) {
        try {
            Version version = Version.parse(python).orElseThrow();
            boolean patchKnown = python.split("\\.", -1).length > 2;
            PythonTarget interpreter =
                    new PythonTarget(PythonTarget.Implementation.CPYTHON, version, patchKnown, false, false);
            return new Choice(
                    new InstallTarget(TargetNames.parse(target), interpreter), Set.of(), false, Set.of(groups), true);
        } catch (UnknownTargetException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** {@code name version supply}, with what else there is to say. */
    public static List<String> lines(Selection selection) {
        return selection.wanted().stream().map(Shown::line).toList();
    }

    private static String line(Wanted wanted) {
        String head = wanted.name() + wanted.version().map(v -> " " + v).orElse("");
        String skipped = wanted.skipped().map(why -> " skipped " + why).orElse("");
        String doubts = wanted.doubts().isEmpty() ? "" : " doubts " + wanted.doubts();
        String chain = wanted.requiredBy().isEmpty() ? "" : " via " + wanted.requiredBy();
        return head + (skipped.isEmpty() ? ": " + supply(wanted.supply()) : skipped) + doubts + chain;
    }

    private static String supply(Wanted.Supply supply) {
        if (supply instanceof Wanted.Files files) {
            return files.buildFrom()
                    .map(kind -> "build from " + kind)
                    .orElseGet(() -> "wheels "
                            + files.wheels().stream().map(Candidate::fileName).toList());
        }
        if (supply instanceof Wanted.Asked asked) {
            return "asked '" + asked.specifiers() + "'"
                    + (asked.sha256().isEmpty() ? "" : " " + hashes(asked.sha256()))
                    + (asked.noBinary() ? " no-binary" : "")
                    + (asked.onlyBinary() ? " only-binary" : "")
                    + (asked.preReleases() ? " pre" : "");
        }
        if (supply instanceof Wanted.Conda conda) {
            return "conda " + conda.file().map(Candidate::fileName).orElse("-") + " "
                    + conda.subdir().orElse("-")
                    + (conda.unmet().isEmpty() ? "" : " unmet " + conda.unmet());
        }
        return supply.toString();
    }

    private static List<String> hashes(Set<String> sha256) {
        return new TreeSet<>(sha256).stream().map(hash -> hash.substring(0, 4)).toList();
    }
}
