package io.github.archcheck.lock.walk;

import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.marker.Chosen;
import io.github.archcheck.packaging.marker.Marker;
import io.github.archcheck.packaging.marker.MarkerEnvironment;
import io.github.archcheck.packaging.version.PackageVersion;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides the conditions of one file for one machine, each text once. */
public final class Conditions {
    /** What nobody knows of a machine that is not at hand. */
    private static final List<String> UNKNOWABLE = List.of("platform_release", "platform_version");

    private static final Pattern LITERAL = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final int MOST_LITERALS = 16;

    private final MarkerTexts texts;
    private final PythonTarget python;
    private final MarkerEnvironment environment;
    private final Set<String> extras;
    private final Set<String> groups;
    private final Map<String, Truth> decided = new HashMap<>();

    private Conditions(
            MarkerTexts texts,
            PythonTarget python,
            MarkerEnvironment environment,
            Set<String> extras,
            Set<String> groups) {
        this.texts = texts;
        this.python = python;
        this.environment = environment;
        this.extras = extras;
        this.groups = groups;
    }

    public static Conditions of(MarkerTexts texts, InstallTarget target) {
        return new Conditions(texts, target.python(), MarkerEnvironment.of(target), Set.of(), Set.of());
    }

    /** The same machine, with extras and groups chosen. */
    public Conditions choosing(Set<String> newExtras, Set<String> newGroups) {
        return new Conditions(texts, python, environment, Set.copyOf(newExtras), Set.copyOf(newGroups));
    }

    /** Empty text holds always; what is no marker may hold. */
    public Truth of(String marker) {
        return of(marker, List.of());
    }

    /** With further extras chosen for this one condition. */
    Truth of(String marker, List<String> more) {
        if (marker.isEmpty()) {
            return Truth.YES;
        }
        String key = more.isEmpty() ? marker : marker + '\n' + String.join(",", more);
        Truth known = decided.get(key);
        if (known == null) {
            known = decide(marker, more);
            decided.put(key, known);
        }
        return known;
    }

    /** Whether one of several may hold; no conditions hold. */
    public Truth any(List<String> markers) {
        Truth best = markers.isEmpty() ? Truth.YES : Truth.NO;
        for (String marker : markers) {
            Truth one = of(marker);
            if (one == Truth.YES) {
                return one;
            }
            best = one == Truth.MAYBE ? one : best;
        }
        return best;
    }

    private Truth decide(String text, List<String> more) {
        Optional<Marker> marker = texts.marker(text);
        if (marker.isEmpty()) {
            return Truth.MAYBE;
        }
        Set<String> all = new HashSet<>(extras);
        all.addAll(more);
        Chosen chosen = new Chosen(Set.of(), all, groups);
        Set<String> variables = marker.get().variables();
        if (UNKNOWABLE.stream().noneMatch(variables::contains)) {
            return marker.get().holds(environment, chosen) ? Truth.YES : Truth.NO;
        }
        return underAllAnswers(marker.get(), chosen, text);
    }

    /** Tries what the unknown could be: each value that the marker itself names, and some that it does not. */
    private Truth underAllAnswers(Marker marker, Chosen chosen, String text) {
        Set<String> answers = new LinkedHashSet<>(List.of("", "0", "99999"));
        Matcher literals = LITERAL.matcher(text);
        while (answers.size() < MOST_LITERALS && literals.find()) {
            answers.add(literals.group(1) != null ? literals.group(1) : literals.group(2));
        }
        boolean everYes = false;
        boolean everNo = false;
        for (String release : answers) {
            for (String version : answers) {
                Map<String, String> values = new HashMap<>(environment.values());
                values.put("platform_release", release);
                values.put("platform_version", version);
                boolean holds = marker.holds(new MarkerEnvironment(values), chosen);
                everYes |= holds;
                everNo |= !holds;
            }
        }
        if (!everYes) {
            return Truth.NO;
        }
        return everNo ? Truth.MAYBE : Truth.YES;
    }

    /** Whether a Python may be the target's: the newest patch release of its series when none was stated. */
    public boolean pythonIn(Specifiers specifiers) {
        String full = environment.values().getOrDefault("python_full_version", python.series());
        return PackageVersion.parse(full).map(specifiers::contains).orElse(true);
    }

    /** Whether a Python may be the target's by one of several sets of specifiers. */
    public boolean pythonIn(List<Specifiers> alternatives) {
        return alternatives.stream().anyMatch(this::pythonIn);
    }

    /** {@code 3.11} or {@code 3.11.4}, as far as it is known. */
    public String pythonInWords() {
        return python.patchKnown() ? python.version().toString() : python.series();
    }

    /** One of the target's variables, such as {@code sys_platform}. */
    public String variable(String name) {
        return environment.values().getOrDefault(name, "");
    }
}
