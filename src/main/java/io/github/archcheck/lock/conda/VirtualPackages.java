package io.github.archcheck.lock.conda;

import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What conda packages ask of the machine: dependencies on packages whose names begin with {@code __} (CEP 30). */
public final class VirtualPackages {
    private static final String PREFIX = "__";

    private VirtualPackages() {}

    private enum Answer {
        MET,
        UNMET,
        UNKNOWN
    }

    /**
     * Answers to a package's dependencies.
     *
     * @param unmet those that the target has not, as written
     * @param unknown those that nothing is known of, as written
     */
    public record Answers(List<String> unmet, List<String> unknown) {
        public Answers {
            unmet = List.copyOf(unmet);
            unknown = List.copyOf(unknown);
        }
    }

    /** @param dependencies specs such as {@code __glibc >=2.17,<3.0.a0}; those on real packages are passed over */
    public static Answers ask(List<String> dependencies, Target target) {
        List<String> unmet = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String dependency : dependencies) {
            if (dependency.startsWith(PREFIX)) {
                Answer answer = answer(dependency.strip(), target);
                if (answer == Answer.UNMET) {
                    unmet.add(dependency);
                } else if (answer == Answer.UNKNOWN) {
                    unknown.add(dependency);
                }
            }
        }
        return new Answers(unmet, unknown);
    }

    private static Answer answer(String dependency, Target target) {
        int end = 0;
        while (end < dependency.length() && " =<>!~".indexOf(dependency.charAt(end)) < 0) {
            end++;
        }
        String name = dependency.substring(0, end);
        String[] rest = dependency.substring(end).strip().split(" +(?![0-9.])", 2);
        return switch (name) {
            case "__glibc" -> libc(target, Libc.Kind.GLIBC, rest[0]);
            case "__musl" -> libc(target, Libc.Kind.MUSL, rest[0]);
            case "__osx" -> system(target, OperatingSystem.MACOS, target.osVersion(), rest[0]);
            case "__linux" -> system(target, OperatingSystem.LINUX, Optional.empty(), "");
            case "__win" -> system(target, OperatingSystem.WINDOWS, Optional.empty(), "");
            case "__unix" -> target.os() == OperatingSystem.WINDOWS ? Answer.UNMET : Answer.MET;
            case "__cuda" -> target.os() == OperatingSystem.MACOS ? Answer.UNMET : Answer.UNKNOWN;
            case "__archspec" -> archspec(target, dependency);
            default -> Answer.MET;
        };
    }

    private static Answer libc(Target target, Libc.Kind kind, String versions) {
        Optional<Libc> libc = target.libc().filter(found -> found.kind() == kind);
        if (libc.isEmpty()) {
            return Answer.UNMET;
        }
        return versions(versions, libc.get().version());
    }

    private static Answer system(Target target, OperatingSystem os, Optional<Version> version, String versions) {
        if (target.os() != os) {
            return Answer.UNMET;
        }
        if (versions.isEmpty()) {
            return Answer.MET;
        }
        return version.map(known -> versions(versions, known)).orElse(Answer.UNKNOWN);
    }

    private static Answer versions(String spec, Version version) {
        return CondaVersions.matches(spec, version)
                .map(met -> met ? Answer.MET : Answer.UNMET)
                .orElse(Answer.UNKNOWN);
    }

    /** The plain name of an architecture is met by it; a level above it ({@code x86_64_v3}) is a question of the CPU. */
    private static Answer archspec(Target target, String dependency) {
        String level = dependency.substring(Math.max(dependency.lastIndexOf(' '), dependency.lastIndexOf('=')) + 1);
        boolean plain = target.architecture() == Architecture.Known.ARM64
                ? level.equals("aarch64") || level.equals("arm64") || level.equals("m1")
                : level.equals(target.architecture().label());
        return plain ? Answer.MET : Answer.UNKNOWN;
    }
}
