package io.github.archcheck.packaging.tags;

import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The smallest change that would make one of several wheels fit. Each change is tried with the same rules that judge wheels,
 * so that no advice is given that would not help.
 */
final class NearestMiss {
    private static final int MOST_FLOORS = 64;
    private static final int MOST_ARCHITECTURES = 3;
    private static final Set<Reason> NO_MACHINE = Set.of(
            Reason.NO_PLATFORM_MACOS_MINOR,
            Reason.NO_PLATFORM_ARCH,
            Reason.NO_PLATFORM_OS_TOO_OLD,
            Reason.NO_PLATFORM_MALFORMED,
            Reason.NO_PLATFORM_POLICY);

    private final AcceptedTags here;
    private final PlatformTag machine;
    private final List<WheelName> wheels;
    private final List<PlatformTag> tags;

    /** Another machine, and what makes it another. */
    private record Machine(PlatformTag tag, String words) {}

    NearestMiss(AcceptedTags here, List<WheelName> wheels) {
        this.here = here;
        this.machine = here.accepted().machine();
        this.wheels = wheels;
        this.tags = wheels.stream()
                .flatMap(wheel -> wheel.platforms().stream())
                .distinct()
                .map(PlatformTag::parse)
                .toList();
    }

    String words() {
        if (wheels.isEmpty()) {
            return "";
        }
        return Stream.<Supplier<Optional<String>>>of(
                        () -> otherPython(here.accepted()).map(python -> "use " + python),
                        () -> needs(floors()),
                        this::badTag,
                        () -> needs(otherLibc()),
                        () -> needsWithPython(floors()),
                        this::otherArchitecture,
                        () -> needsWithPython(otherLibc()),
                        () -> needsWithPython(otherArchitectures()))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(this::elsewhere);
    }

    private boolean anyFits(AcceptedTags accepted) {
        return wheels.stream().anyMatch(accepted::accepts);
    }

    private Optional<String> otherPython(AcceptedPlatforms platforms) {
        return OtherPython.nearest(
                here.interpreter(),
                wheels.stream().flatMap(wheel -> wheel.pythons().stream()),
                other -> anyFits(new AcceptedTags(other.on(machine.family()), platforms)));
    }

    private Optional<String> needs(List<Machine> machines) {
        return machines.stream()
                .filter(other -> anyFits(new AcceptedTags(here.interpreter(), new AcceptedPlatforms(other.tag()))))
                .findFirst()
                .map(other -> "needs " + other.words());
    }

    private Optional<String> needsWithPython(List<Machine> machines) {
        return machines.stream()
                .flatMap(
                        other -> otherPython(new AcceptedPlatforms(other.tag()))
                                .map(python -> "needs " + other.words() + " and " + python)
                                .stream())
                .findFirst();
    }

    private List<Machine> floors() {
        return tags.stream()
                .filter(tag -> here.accepted().isForThisMachine(tag) && tag.family() == machine.family())
                .flatMap(tag -> tag.version().stream())
                .filter(floor -> !machine.floor().isAtLeast(floor))
                .distinct()
                .sorted()
                .limit(MOST_FLOORS)
                .map(floor -> new Machine(
                        machine.as(machine.family(), floor, machine.architecture()),
                        MachineWords.floor(machine.family(), floor)))
                .toList();
    }

    private List<Machine> otherLibc() {
        return tags.stream()
                .filter(tag -> tag.family().isLinux() && machine.family().isLinux())
                .filter(tag -> !tag.family().overlaps(machine.family())
                        && here.accepted().hasArchitecture(tag.architecture()))
                .map(PlatformTag::family)
                .distinct()
                .map(family -> new Machine(
                        machine.as(family, newest(family), machine.architecture()), MachineWords.system(family)))
                .toList();
    }

    /** The highest floor of all wheels for a system, which fits every one of them. */
    private Version newest(Family family) {
        return tags.stream()
                .filter(tag -> tag.family() == family)
                .map(PlatformTag::floor)
                .max(Comparator.naturalOrder())
                .orElse(machine.floor());
    }

    private List<Machine> otherArchitectures() {
        List<Machine> machines = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (PlatformTag tag : tags) {
            boolean isSameSystem = tag.family().overlaps(machine.family())
                    || (tag.family().isLinux() && machine.family().isLinux());
            List<String> names = tag.family() == Family.MACOS
                    ? MacFormats.architectures(tag.architecture())
                    : List.of(tag.architecture());
            for (String name : isSameSystem ? names : List.<String>of()) {
                Family family = tag.family() == Family.LINUX ? machine.family() : tag.family();
                boolean isOther = !name.equals(machine.architecture())
                        && !here.accepted().hasArchitecture(name)
                        && Misfit.respelled(tag).isEmpty();
                if (isOther && seen.add(family + name)) {
                    machines.add(new Machine(
                            machine.as(family, newest(family), name),
                            family.title() + " " + MachineWords.architecture(name)
                                    + (family == machine.family() ? "" : " and " + MachineWords.system(family))));
                }
            }
        }
        return machines;
    }

    /** All that would do, since none is nearer than another. */
    private Optional<String> otherArchitecture() {
        List<String> fitting = otherArchitectures().stream()
                .filter(other -> anyFits(new AcceptedTags(here.interpreter(), new AcceptedPlatforms(other.tag()))))
                .map(Machine::words)
                .limit(MOST_ARCHITECTURES)
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of("needs " + String.join(" or ", fitting));
    }

    /** A tag that was meant for this machine, in a spelling that installers take for none. */
    private Optional<String> badTag() {
        List<PlatformTag> meant = wheels.stream()
                .filter(wheel -> wheel.pythons().stream().anyMatch(python -> here.knows(python, wheel.abis())))
                .flatMap(wheel -> wheel.platforms().stream())
                .distinct()
                .map(PlatformTag::parse)
                .toList();
        return Stream.concat(
                        meant.stream().flatMap(tag -> retag(tag).stream()),
                        meant.stream()
                                .filter(tag -> here.accepted().isForThisMachine(tag)
                                        && NO_MACHINE.contains(Misfit.ofOne(tag, here.accepted())))
                                .map(tag -> "its tag " + shown(tag) + " fits no machine"))
                .findFirst();
    }

    /** Where the numbers are what is wrong, it is so on every processor. */
    private String shown(PlatformTag tag) {
        return Misfit.ofOne(tag, here.accepted()) == Reason.NO_PLATFORM_MACOS_MINOR
                ? tag.text().replace("_" + tag.architecture(), "")
                : tag.text();
    }

    private Optional<String> retag(PlatformTag tag) {
        return Misfit.respelled(tag)
                .map(name -> name.equals("win32") ? name : tag.text().replace(tag.architecture(), name))
                .filter(text -> here.accepted().contains(text))
                .map(text -> "retag: its tag " + tag.text() + " should read " + text);
    }

    private WheelTag firstTag() {
        WheelName first = wheels.get(0);
        return new WheelTag(
                first.pythons().get(0), first.abis().get(0), first.platforms().get(0));
    }

    private String elsewhere() {
        boolean isHere = tags.stream()
                .anyMatch(tag -> tag.family() == Family.ANY
                        || tag.family().title().equals(machine.family().title()));
        if (isHere) {
            return tags.stream()
                    .filter(tag -> Misfit.respelled(tag).isPresent())
                    .findFirst()
                    .map(tag -> "its tag " + tag.text() + " fits no machine")
                    .orElseGet(() -> "its tag " + firstTag() + " fits no Python");
        }
        List<String> systems = tags.stream()
                .map(PlatformTag::family)
                .sorted()
                .map(Family::title)
                .distinct()
                .toList();
        int last = systems.size() - 1;
        return "only for "
                + (last == 0
                        ? systems.get(0)
                        : String.join(", ", systems.subList(0, last)) + " and " + systems.get(last));
    }
}
