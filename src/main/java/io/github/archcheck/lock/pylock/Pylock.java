package io.github.archcheck.lock.pylock;

import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.toml.FormatVersion;
import io.github.archcheck.lock.toml.PackageTables;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pylock.toml file.
 *
 * @param environments markers one of which must hold; empty for no condition
 * @param extras normalised
 * @param groups normalised
 * @param defaultGroups normalised
 */
record Pylock(
        Specifiers requiresPython,
        List<String> environments,
        List<String> extras,
        List<String> groups,
        List<String> defaultGroups,
        List<PylockPackage> packages,
        List<String> notices) {
    private static final int MAJOR = 1;
    private static final int NEWEST_MINOR = 0;

    static Pylock read(TomlTable top) throws MalformedLockException {
        List<String> notices = new ArrayList<>();
        FormatVersion.check(top, "lock-version", "pylock.toml", MAJOR, MAJOR, NEWEST_MINOR)
                .ifPresent(notices::add);
        List<TomlTable> tables = PackageTables.read(top, "packages");
        List<PylockPackage> packages = new ArrayList<>(tables.size());
        for (TomlTable table : tables) {
            packages.add(PylockPackages.read(table));
        }
        return new Pylock(
                requiresPython(top),
                top.texts("environments"),
                names(top, "extras"),
                names(top, "dependency-groups"),
                names(top, "default-groups"),
                packages,
                notices);
    }

    private static List<String> names(TomlTable top, String key) throws MalformedLockException {
        List<String> names = new ArrayList<>();
        top.texts(key).forEach(name -> names.add(ProjectName.normalise(name)));
        return names;
    }

    static Specifiers requiresPython(TomlTable table) throws MalformedLockException {
        String text = table.optionalText("requires-python").orElse("");
        Optional<Specifiers> specifiers = Specifiers.parse(text);
        if (specifiers.isEmpty()) {
            throw table.malformed("requires-python", "requires-python is '" + text + "'");
        }
        return specifiers.get();
    }
}
