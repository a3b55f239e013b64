package io.github.archcheck.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of an installed file tells about its package and interpreter.
 *
 * @param distribution a name that an index accepts
 * @param python the interpreter that the file was installed for; {@code python} when the path does not tell
 */
record Installed(String distribution, String python) {
    private static final Pattern SITE = Pattern.compile(
            "(.*?)(?:/lib(?:64)?/(python\\d\\.\\d{1,2})t?)?/(?:site|dist)-packages/([^/]+)(?:/.*)?", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,80}[A-Za-z0-9])?");
    private static final Pattern LIBRARIES = Pattern.compile("(.+)\\.(?:libs|dylibs|data)");
    private static final Pattern EGG = Pattern.compile("([^-]+)-.*\\.egg");
    private static final Pattern VERSIONED = Pattern.compile("([A-Za-z0-9._]+?)-\\d.*");

    /** Users' own and the system's directories hold packages for an interpreter that lies elsewhere. */
    private static final Pattern ELSEWHERE = Pattern.compile(".*/\\.local|.*/Library/Python/.*|/usr|/usr/local|");

    static Optional<Installed> of(String path) {
        Matcher site = SITE.matcher(path);
        if (!site.matches()) {
            return Optional.empty();
        }
        String prefix = site.group(1);
        String version = site.group(2) == null ? "python" : site.group(2);
        String python = site.group(2) == null || ELSEWHERE.matcher(prefix).matches() || !prefix.startsWith("/")
                ? version
                : prefix + "/bin/" + version;
        return distribution(site.group(3)).map(name -> new Installed(name, python));
    }

    /** @param module dotted */
    static Optional<Installed> ofModule(String module) {
        int dot = module.indexOf('.');
        return distribution(dot < 0 ? module : module.substring(0, dot)).map(name -> new Installed(name, "python"));
    }

    private static Optional<String> distribution(String entry) {
        String name = entry;
        for (Pattern pattern : List.of(LIBRARIES, EGG, VERSIONED)) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                name = matcher.group(1);
            }
        }
        int dot = name.indexOf('.');
        String first = dot > 0 ? name.substring(0, dot) : name;
        for (List<String> row : Table.read("distributions.txt", 2)) {
            if (row.get(0).equals(first)) {
                return Optional.of(row.get(1)).filter(known -> !known.isEmpty());
            }
        }
        String usual = first.replace('_', '-').replaceFirst("^-+", "");
        return NAME.matcher(usual).matches() ? Optional.of(usual) : Optional.empty();
    }
}
