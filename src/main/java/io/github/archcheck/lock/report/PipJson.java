package io.github.archcheck.lock.report;

import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.tree.TreeReader;
import io.github.archcheck.lock.tree.Value;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.marker.MarkerEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What pip's two JSON documents have in common. */
final class PipJson {
    /** Core metadata that nobody asks for; descriptions are most of a report. */
    private static final Set<String> UNWANTED =
            Set.of("description", "license", "classifier", "keywords", "project_url", "summary", "author_email");

    /** 0 was pip 22.2's first try. */
    private static final List<String> VERSIONS = List.of("0", "1");

    private PipJson() {}

    static boolean hasContent(String text, String list) {
        return text.contains("\"pip_version\"") && text.contains("\"" + list + "\"");
    }

    /** @param list the key of its list of distributions */
    static Value.Mapping read(LockText text, String format, String list) throws MalformedLockException {
        if (!text.content().stripLeading().startsWith("{")) {
            throw new MalformedLockException(
                    text.name(), 1, "does not begin with JSON; run pip with --quiet, so that its log stays out of it");
        }
        Value.Mapping root = TreeReader.mapping(text, TreeReader.json(text, UNWANTED), format);
        Optional<String> version = root.text("version");
        if (version.isEmpty() || !(root.entries().get(list) instanceof Value.Sequence)) {
            throw new MalformedLockException(
                    text.name(), 0, "is not " + format + ": version or " + list + " is missing");
        }
        if (!VERSIONS.contains(version.get())) {
            throw new MalformedLockException(text.name(), 0, "is of version " + version.get() + "; only 1 is known");
        }
        return root;
    }

    /** Where pip ran, if that is not what is asked about; markers were evaluated there. */
    static Optional<String> elsewhere(Value.Mapping root, InstallTarget target) {
        Value.Mapping there = root.mapping("environment");
        Map<String, String> here = MarkerEnvironment.of(target).values();
        boolean same = true;
        for (String variable : List.of("sys_platform", "platform_machine", "python_version", "implementation_name")) {
            Optional<String> value = there.text(variable);
            same &= value.isEmpty() || value.get().equals(here.get(variable));
        }
        if (same) {
            return Optional.empty();
        }
        return Optional.of("pip ran on " + there.text("sys_platform").orElse("?") + " "
                + there.text("platform_machine").orElse("?") + " with Python "
                + there.text("python_version").orElse("?") + ", not on "
                + target.machine().name() + " with Python "
                + target.python().series()
                + ", and decided markers there: packages may be missing, or needless");
    }
}
