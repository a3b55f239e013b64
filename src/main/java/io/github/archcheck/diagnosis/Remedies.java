package io.github.archcheck.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about a cause, with what the text names. {@code remedies.txt} has the wording. */
final class Remedies {
    private static final int COLUMNS = 3;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    private static final Pattern REQUIREMENT = Pattern.compile(
            "[A-Za-z0-9][\\w.-]{0,80}(?:\\[[\\w,.-]{1,60}])?(?:[<>=!~]=?[\\w.*+!]{1,30}(?:,[<>=!~]=?[\\w.*+!]{1,30}){0,4})?");
    private static final Pattern LAMBDA = Pattern.compile(
            "/(?:var/task|opt/python)/(?:[^/]+/)*?(?!lib/|libs/|python/|src/|package/|vendor/|site-packages/)([A-Za-z_]\\w*)(?:\\.libs)?/.*");
    private static final Pattern FORMULA =
            Pattern.compile("/(usr/local|opt/homebrew)/(?:opt|Cellar)/([a-z0-9][a-z0-9@+._-]{0,60})/.*");

    /** Formulas that Homebrew does not have any more; another package has to bring the library. */
    private static final List<String> GONE = List.of("openssl@1.0", "openssl@1.1", "python@2", "icu4c@", "openssl");

    private final List<List<String>> rows = Table.read("remedies.txt", COLUMNS);

    /** @param process of the diagnosis */
    Optional<Remedy> of(Sighting sighting, Optional<String> process, Pasted text) {
        Map<String, String> values = values(sighting, process, text);
        for (List<String> row : rows) {
            if (!row.get(0).equals(sighting.cause().label()) || !applies(row.get(2), sighting)) {
                continue;
            }
            boolean command = row.get(1).equals("$");
            Optional<String> filled = filled(row.get(2), values, command);
            if (filled.isPresent()) {
                return Optional.of(new Remedy(filled.get(), command));
            }
        }
        return Optional.empty();
    }

    /** A line that speaks of one package is for that package only; the system's loader is nobody's to sign. */
    private static boolean applies(String line, Sighting sighting) {
        boolean polars = sighting.detail(Detail.MODULE).filter("polars"::equals).isPresent();
        return !line.contains("polars[") || polars;
    }

    private static Optional<String> filled(String line, Map<String, String> values, boolean command) {
        Matcher names = PLACEHOLDER.matcher(line);
        StringBuilder filled = new StringBuilder();
        while (names.find()) {
            String value = values.get(names.group(1));
            if (value == null) {
                return Optional.empty();
            }
            boolean verbatim = !command || names.group(1).equals("arch");
            names.appendReplacement(filled, Matcher.quoteReplacement(verbatim ? value : quote(value)));
        }
        return Optional.of(names.appendTail(filled).toString());
    }

    private static Map<String, String> values(Sighting sighting, Optional<String> process, Pasted text) {
        Map<String, String> values = new HashMap<>();
        Optional<String> file = sighting.path().filter(path -> path.startsWith("/"));
        file.ifPresent(path -> values.put("file", path));
        Optional<Installed> installed = sighting.path()
                .flatMap(Installed::of)
                .or(() -> sighting.detail(Detail.BY).flatMap(Installed::of))
                .or(() -> sighting.detail(Detail.MODULE).flatMap(Installed::ofModule));
        sighting.path()
                .map(LAMBDA::matcher)
                .filter(Matcher::matches)
                .flatMap(found -> Installed.ofModule(found.group(1)))
                .ifPresent(found -> values.put("lambda", found.distribution()));
        installed.ifPresent(found -> {
            values.put("package", found.distribution());
            values.put("python", found.python());
        });
        values.put("arch", arch(process));
        put(values, "have", sighting.have().size() == 1 ? sighting.have() : List.of());
        put(values, "need", process.filter("arm64"::equals).isPresent() ? List.of("arm64") : sighting.need());
        sighting.detail(Detail.DEPENDENCY).ifPresent(name -> {
            values.put("dependency", name);
            libraries(name, text, values);
        });
        sighting.detail(Detail.REQUIREMENT)
                .filter(name -> REQUIREMENT.matcher(name).matches())
                .ifPresent(name -> values.put("requirement", name));
        if (sighting.cause() == Cause.NO_MATCHING_DISTRIBUTION && sighting.confidence() == Confidence.POSSIBLE) {
            values.put("offline", "try again");
        }
        condaPrefix(sighting).ifPresent(prefix -> values.put("condaprefix", prefix));
        return values;
    }

    private static void put(Map<String, String> values, String name, List<String> list) {
        if (!list.isEmpty()) {
            values.put(name, String.join(" or ", list));
        }
    }

    private static String arch(Optional<String> process) {
        return process.map(p -> p.equals("arm64") ? "arch -arm64 " : p.equals("rosetta") ? "arch -x86_64 " : "")
                .orElse("");
    }

    /** Who brings a missing library; nobody is named when two systems come into question. */
    private static void libraries(String name, Pasted text, Map<String, String> values) {
        Matcher formula = FORMULA.matcher(name);
        if (formula.matches()) {
            boolean otherPrefix = formula.group(1).equals("usr/local") && text.says("/opt/homebrew");
            if (!otherPrefix && !GONE.contains(formula.group(2))) {
                values.put("formula", formula.group(2));
            }
            return;
        }
        boolean musl = text.says("Error loading shared library");
        boolean conda = text.says("conda") || text.says("/miniforge");
        for (List<String> row : Table.read("system-libraries.txt", COLUMNS)) {
            if (name.startsWith(row.get(0)) && !conda) {
                values.put(musl ? "alpine" : "debian", row.get(musl ? 2 : 1));
                return;
            }
        }
    }

    private static final Pattern CONDA = Pattern.compile(
            "(/.*?(?:conda|miniforge|mambaforge)[^/]*(?:/envs/[^/]+)?)(?:/bin/\\.\\.)?/lib/.*", Pattern.DOTALL);

    private static Optional<String> condaPrefix(Sighting sighting) {
        return sighting.detail(Detail.PROVIDER)
                .map(CONDA::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1));
    }

    /** For a POSIX shell. */
    static String quote(String word) {
        return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
