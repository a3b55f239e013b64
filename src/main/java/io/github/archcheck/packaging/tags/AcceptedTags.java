package io.github.archcheck.packaging.tags;

import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.ArchitectureNames;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tags that an interpreter on a machine accepts, best first. The list is kept as blocks, each of a Python and an ABI with
 * all platforms, so that a look-up costs two hashes however long the list is.
 */
public final class AcceptedTags {
    private static final Ranks NOWHERE = new Ranks(-1, -1);

    private final Interpreter interpreter;
    private final AcceptedPlatforms platforms;

    /** By Python tag, then by ABI tag. */
    private final Map<String, Map<String, Ranks>> pairs = new HashMap<>();

    /**
     * Of a pair of a Python and an ABI tag.
     *
     * @param withPlatforms rank of the tag with the best platform, the others following; -1 when it has none
     * @param withAny rank of the tag with {@code any}; -1 when there is none
     */
    private record Ranks(int withPlatforms, int withAny) {}

    AcceptedTags(Interpreter interpreter, AcceptedPlatforms platforms) {
        this.interpreter = interpreter;
        this.platforms = platforms;
        int rank = 0;
        for (Interpreter.Block block : interpreter.blocks()) {
            int first = rank;
            pairs.computeIfAbsent(block.python(), python -> new HashMap<>())
                    .merge(
                            block.abi(),
                            block.any() ? new Ranks(-1, first) : new Ranks(first, -1),
                            (a, b) -> new Ranks(
                                    Math.max(a.withPlatforms(), b.withPlatforms()),
                                    Math.max(a.withAny(), b.withAny())));
            rank += block.any() ? 1 : platforms.names().size();
        }
    }

    public static AcceptedTags of(InstallTarget target) {
        PlatformTag machine = machine(target.machine());
        return new AcceptedTags(Interpreter.of(target.python(), machine.family()), new AcceptedPlatforms(machine));
    }

    /**
     * For machines that no {@link Target} describes, and for the version that a system tells programs built for older ones.
     *
     * @param platform the best tag of the machine, such as {@code macosx_14_0_arm64}, {@code android_24_arm64_v8a} or
     *     {@code musllinux_1_2_x86_64}; {@code linux_x86_64} stands for the glibc that is assumed when none is stated
     * @param python such as {@code cp313}
     * @param abi such as {@code cp313t}
     * @return empty when the second names no version of a Python
     */
    public static Optional<AcceptedTags> of(String platform, String python, String abi) {
        PlatformTag named = PlatformTag.parse(platform.toLowerCase(Locale.ROOT));
        PlatformTag machine = named.family() == Family.LINUX
                ? named.as(Family.GLIBC, assumedGlibc(named.architecture()), named.architecture())
                : named;
        return Interpreter.of(python.toLowerCase(Locale.ROOT), abi.toLowerCase(Locale.ROOT))
                .map(interpreter -> new AcceptedTags(interpreter, new AcceptedPlatforms(machine)));
    }

    private static Version assumedGlibc(String architecture) {
        Known known =
                ArchitectureNames.find(OperatingSystem.LINUX, architecture).orElse(Known.X86_64);
        return Target.linux(known, Libc.Kind.GLIBC, Optional.empty(), Target.Source.OPTION)
                .libc()
                .orElseThrow()
                .version();
    }

    private static PlatformTag machine(Target target) {
        Known architecture = target.architecture();
        return switch (target.os()) {
            case MACOS -> new PlatformTag(Family.MACOS, target.osVersion(), architecture.label(), "");
            case LINUX -> {
                Libc libc = target.libc().orElseThrow();
                Family family = libc.kind() == Libc.Kind.GLIBC ? Family.GLIBC : Family.MUSL;
                String label = architecture == Known.ARM64 ? "aarch64" : architecture.label();
                yield new PlatformTag(family, Optional.of(libc.version()), label, "");
            }
            case WINDOWS -> PlatformTag.parse(windows(architecture));
        };
    }

    private static String windows(Known architecture) {
        if (architecture == Known.I686) {
            return "win32";
        }
        return "win_" + (architecture == Known.X86_64 ? "amd64" : architecture.label());
    }

    /** Best first. */
    public List<WheelTag> tags() {
        List<WheelTag> tags = new ArrayList<>();
        for (Interpreter.Block block : interpreter.blocks()) {
            for (String platform : block.any() ? List.of("any") : platforms.names()) {
                tags.add(new WheelTag(block.python(), block.abi(), platform));
            }
        }
        return tags;
    }

    /** The platforms alone, best first; without {@code any}. */
    public List<String> platforms() {
        return platforms.names();
    }

    /** Whether a wheel fits, and why not. */
    public Fit fit(WheelName wheel) {
        return match(wheel).orElseGet(() -> new Fit(Misfit.reason(wheel, this), Optional.empty(), -1));
    }

    private Optional<Fit> match(WheelName wheel) {
        String platform = bestPlatform(wheel.platforms());
        boolean isAny = wheel.platforms().contains("any");
        int best = Integer.MAX_VALUE;
        @Nullable WheelTag tag = null;
        for (String python : wheel.pythons()) {
            Map<String, Ranks> byAbi = pairs.getOrDefault(python, Map.of());
            for (String abi : byAbi.isEmpty() ? List.<String>of() : wheel.abis()) {
                Ranks ranks = byAbi.getOrDefault(abi, NOWHERE);
                int rank = platforms.rank(platform);
                if (ranks.withPlatforms() >= 0 && rank >= 0 && ranks.withPlatforms() + rank < best) {
                    best = ranks.withPlatforms() + rank;
                    tag = new WheelTag(python, abi, platform);
                }
                if (isAny && ranks.withAny() >= 0 && ranks.withAny() < best) {
                    best = ranks.withAny();
                    tag = new WheelTag(python, abi, "any");
                }
            }
        }
        return tag == null ? Optional.empty() : Optional.of(new Fit(okay(tag), Optional.of(tag), best));
    }

    /** Any of them when none is accepted. */
    private String bestPlatform(List<String> names) {
        String best = names.get(0);
        for (String name : names) {
            int rank = platforms.rank(name);
            if (rank >= 0 && (platforms.rank(best) < 0 || rank < platforms.rank(best))) {
                best = name;
            }
        }
        return best;
    }

    private static Reason okay(WheelTag tag) {
        if (tag.platform().equals("any")) {
            return Reason.OK_PURE;
        }
        return switch (tag.abi()) {
            case "none" -> Reason.OK_PLATFORM_NO_ABI;
            case "abi3", "abi3t" -> Reason.OK_STABLE_ABI;
            default -> Reason.OK_EXACT_ABI;
        };
    }

    /** Whether a wheel would be taken. */
    public boolean accepts(WheelName wheel) {
        return match(wheel).isPresent();
    }

    /** What an installer takes of several wheels of one version: by rank, then by build tag; empty when none fits. */
    public Optional<WheelName> best(List<WheelName> wheels) {
        record Ranked(WheelName wheel, int rank) {}
        return wheels.stream()
                .map(wheel -> new Ranked(wheel, match(wheel).map(Fit::rank).orElse(-1)))
                .filter(ranked -> ranked.rank() >= 0)
                .min(Comparator.comparingInt(Ranked::rank).thenComparing(Ranked::wheel, WheelName.BY_BUILD.reversed()))
                .map(Ranked::wheel);
    }

    /**
     * What is nearest to fitting among wheels none of which fits, in words such as {@code use Python 3.11}, {@code needs macOS
     * 15}, {@code needs macOS x86_64}, {@code only for Windows}; empty for no wheels at all.
     */
    public String nearestMiss(List<WheelName> wheels) {
        return new NearestMiss(this, wheels).words();
    }

    /**
     * Whether a wheel is for the target's system and processor, whatever its Python and its floor. The two C libraries of
     * Linux count as two systems.
     */
    public boolean isForThisMachine(WheelName wheel) {
        return wheel.platforms().stream()
                .anyMatch(name -> name.equals("any") || platforms.isForThisMachine(PlatformTag.parse(name)));
    }

    /**
     * Of all wheels that a distribution ever had: {@code never published for arm64} when none is for that processor, {@code
     * never published for macOS} when none is for that system, {@code never published for macOS arm64} when others have the
     * one or the other. Empty when there is a wheel for this machine, or no wheel at all.
     */
    public Optional<String> neverPublished(List<WheelName> everyWheel) {
        if (everyWheel.isEmpty() || everyWheel.stream().anyMatch(this::isForThisMachine)) {
            return Optional.empty();
        }
        return Optional.of("never published for " + MachineWords.lacking(platforms, everyWheel));
    }

    /** Whether a pair with one of these is anywhere in the list. */
    boolean knows(String python, List<String> abis) {
        Map<String, Ranks> known = pairs.getOrDefault(python, Map.of());
        for (String abi : abis) {
            if (known.containsKey(abi)) {
                return true;
            }
        }
        return false;
    }

    boolean knows(String python) {
        return pairs.containsKey(python);
    }

    Interpreter interpreter() {
        return interpreter;
    }

    AcceptedPlatforms accepted() {
        return platforms;
    }
}
