package io.github.archcheck.lock.condalock;

import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.conda.CondaEntries;
import io.github.archcheck.lock.conda.CondaFile;
import io.github.archcheck.lock.conda.Subdir;
import io.github.archcheck.lock.requirements.Direct;
import io.github.archcheck.lock.tree.Value;
import io.github.archcheck.lock.walk.Picked;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.version.Specifiers;
import io.github.archcheck.platform.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The packages of a conda-lock file, one list per platform. */
final class CondaLockListing implements Listing {
    private static final String MAIN = "main";
    private static final String DEV = "dev";
    private static final String PIP = "pip";

    private final List<Value.Mapping> packages;
    private final Set<String> platforms = new LinkedHashSet<>();

    CondaLockListing(Value.Mapping root) {
        this.packages = root.mappings("package");
        platforms.addAll(root.mapping("metadata").texts("platforms"));
        if (platforms.isEmpty()) {
            packages.forEach(entry -> platforms.add(text(entry, "platform")));
        }
    }

    @Override
    public Selection select(Choice choice) {
        Target target = choice.target().machine();
        Optional<String> subdir = Subdir.of(target);
        if (subdir.isEmpty() || !platforms.contains(subdir.get())) {
            return Selection.refused(
                    "not locked for " + subdir.orElse(target.name()) + ", only for " + String.join(", ", platforms));
        }
        Picked picked = picked(choice);
        if (!picked.unknown().isEmpty()) {
            return Selection.unknown(picked.unknown());
        }
        CondaEntries entries = new CondaEntries();
        List<String> notices = new ArrayList<>();
        Set<String> here = new HashSet<>();
        Optional<PythonTarget> python = Optional.empty();
        Map<String, Value.Mapping> elsewhere = new LinkedHashMap<>();
        for (Value.Mapping entry : packages) {
            String key = text(entry, "manager") + " " + text(entry, "name");
            if (!text(entry, "platform").equals(subdir.get())) {
                elsewhere.putIfAbsent(key, entry);
                continue;
            }
            here.add(key);
            add(entry, picked, target, entries, notices);
            if (key.equals("conda python")) {
                String build = CondaFile.parse(text(entry, "url"))
                        .map(CondaFile::build)
                        .orElse("");
                python = CondaFile.python(text(entry, "version"), build);
            }
        }
        elsewhere.keySet().removeAll(here);
        elsewhere.values().forEach(entry -> addElsewhere(entry, entries));
        return Selection.of(entries.wanted(), notices, python);
    }

    private static void add(
            Value.Mapping entry, Picked picked, Target target, CondaEntries entries, List<String> notices) {
        String name = text(entry, "name");
        String url = text(entry, "url");
        Optional<String> version = entry.text("version");
        Optional<String> sha256 = entry.mapping("hash").text("sha256");
        Optional<String> skipped = skipped(entry, picked);
        List<String> depends = depends(entry);
        if (text(entry, "manager").equals(PIP)) {
            entries.add(name, version, skipped, wheel(url, sha256), depends);
            return;
        }
        Optional<String> folder = CondaFile.parse(url).flatMap(CondaFile::subdir);
        String platform = text(entry, "platform");
        if (folder.filter(found -> !found.equals(platform) && !found.equals(Subdir.NOARCH))
                .isPresent()) {
            notices.add(name + " is locked for " + platform + " with a file for " + folder.get());
        }
        Optional<String> subdir = folder.or(() -> Optional.of(platform));
        entries.addConda(name, version, skipped, url, subdir, sha256, depends, target);
    }

    private static void addElsewhere(Value.Mapping entry, CondaEntries entries) {
        String url = text(entry, "url");
        Optional<String> skipped = Optional.of("locked only for " + text(entry, "platform"));
        Wanted.Supply supply = text(entry, "manager").equals(PIP)
                ? wheel(url, Optional.empty())
                : new Wanted.Conda(Optional.empty(), entry.text("platform"), List.of());
        entries.add(text(entry, "name"), entry.text("version"), skipped, supply, List.of());
    }

    private static Wanted.Supply wheel(String url, Optional<String> sha256) {
        return Direct.of(url).files(sha256.map(Set::of).orElse(Set.of()), Specifiers.ANY);
    }

    /** {@code conda-lock install} takes the category {@code dev} unless told not to; others are its extras. */
    private Picked picked(Choice choice) {
        Set<String> categories = new HashSet<>();
        packages.forEach(entry -> categories.add(ProjectName.normalise(category(entry))));
        Set<String> extras = choice.extras().isEmpty() && !choice.allExtras() ? Set.of() : categories;
        return Picked.of(choice, extras, categories, List.of(DEV));
    }

    private static String category(Value.Mapping entry) {
        return entry.text("category").orElse(MAIN);
    }

    private static Optional<String> skipped(Value.Mapping entry, Picked picked) {
        String category = category(entry);
        String name = ProjectName.normalise(category);
        boolean taken = category.equals(MAIN)
                || picked.groups().contains(name)
                || picked.extras().contains(name);
        return taken ? Optional.empty() : Optional.of("category: " + category);
    }

    private static List<String> depends(Value.Mapping entry) {
        List<String> depends = new ArrayList<>();
        Value.Mapping dependencies = entry.mapping("dependencies");
        dependencies
                .entries()
                .keySet()
                .forEach(name ->
                        depends.add((name + " " + dependencies.text(name).orElse("")).strip()));
        return depends;
    }

    private static String text(Value.Mapping entry, String key) {
        return entry.text(key).orElse("");
    }
}
