package io.github.archcheck.lock.conda;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.Chains;
import io.github.archcheck.lock.Locations;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Packages of a conda lock that are meant for one machine, with the ways to them. */
public final class CondaEntries {
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A package.
     *
     * @param needs names of other packages
     */
    private record Entry(
            String name,
            Optional<String> version,
            Optional<String> skipped,
            Wanted.Supply supply,
            List<String> doubts,
            List<String> needs) {}

    /**
     * A package whose supply is known.
     *
     * @param needs names or specs of other packages
     */
    public void add(
            String name, Optional<String> version, Optional<String> skipped, Wanted.Supply supply, List<String> needs) {
        List<String> names = needs.stream().map(CondaEntries::packageName).toList();
        entries.add(new Entry(name, version, skipped, supply, List.of(), names));
    }

    /**
     * A conda package with a file.
     *
     * @param location of the file
     * @param depends specs such as {@code __glibc >=2.17}, {@code python >=3.12,<3.13.0a0}
     */
    public void addConda(
            String name,
            Optional<String> version,
            Optional<String> skipped,
            String location,
            Optional<String> subdir,
            Optional<String> sha256,
            List<String> depends,
            Target target) {
        Candidate file = file(location, sha256);
        VirtualPackages.Answers answers = VirtualPackages.ask(depends, target);
        entries.add(new Entry(
                name,
                version,
                skipped,
                new Wanted.Conda(Optional.of(file), subdir, unmet(answers.unmet(), subdir, target)),
                answers.unknown().stream().map(asked -> "needs " + asked).toList(),
                depends.stream().map(CondaEntries::packageName).toList()));
    }

    /** The file that a location names. */
    public static Candidate file(String location, Optional<String> sha256) {
        return new Candidate(
                Locations.fileName(location),
                Optional.of(Locations.withoutFragment(location)),
                OptionalLong.empty(),
                sha256.flatMap(Locations::sha256));
    }

    /** Conda's packages for Linux are made for glibc, whether they say so or not. */
    public static List<String> unmet(List<String> asked, Optional<String> subdir, Target target) {
        boolean musl =
                target.libc().filter(libc -> libc.kind() == Libc.Kind.MUSL).isPresent();
        boolean linux = subdir.filter(name -> name.startsWith("linux-")).isPresent();
        return musl && linux && asked.isEmpty() ? List.of("__glibc") : asked;
    }

    /** The name in front of a spec. */
    public static String packageName(String spec) {
        String bare = spec.strip();
        int channel = bare.indexOf("::");
        int from = channel < 0 ? 0 : channel + 2;
        int end = from;
        while (end < bare.length() && " =<>!~[;(\t".indexOf(bare.charAt(end)) < 0) {
            end++;
        }
        return bare.substring(from, end);
    }

    /** In the order in which they were added; roots are those that no other one needs. */
    public List<Wanted> wanted() {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String key = ProjectName.normalise(entry.name());
            names.put(key, entry.name());
            Set<String> keys = needs.computeIfAbsent(key, name -> new HashSet<>());
            if (entry.skipped().isEmpty()) {
                entry.needs().forEach(need -> keys.add(ProjectName.normalise(need)));
            }
        }
        Chains chains = Chains.fromUnrequired(needs);
        List<Wanted> wanted = new ArrayList<>();
        for (Entry entry : entries) {
            List<String> chain = chains.to(ProjectName.normalise(entry.name())).stream()
                    .map(key -> names.getOrDefault(key, key))
                    .toList();
            wanted.add(
                    new Wanted(entry.name(), entry.version(), entry.skipped(), entry.supply(), entry.doubts(), chain));
        }
        return wanted;
    }
}
