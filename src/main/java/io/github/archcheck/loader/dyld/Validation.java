package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.macho.LoadCommand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The validation that dyld makes of every library since macOS 15.4, in its order; the first fault ends it. What can be
 * foretold of it: faults whose text holds a number that the reader does not keep come without that number.
 *
 * @param fileBytes of the whole file, also where the image is a slice
 * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-1323.3/mach_o/Header.cpp">Header::valid</a>
 */
record Validation(MachHead head, long fileBytes, DyldRelease release) {
    private static final int COMPARED_DYLIBS = 256;
    private static final int COMPARED_RPATHS = 64;
    private static final String SYSTEM_FOLDER = "/usr/lib/system/";

    Optional<String> fault() {
        return fault(Policy.of(head, release));
    }

    /** What would be wrong had the image been linked before there were checks that depend on it. */
    Optional<String> damage() {
        return fault(new Policy(Season.NEVER, head.fileType() == MachHead.MH_EXECUTE, release));
    }

    private Optional<String> fault(Policy policy) {
        return new CommandChecks(head, fileBytes, release)
                .fault()
                .or(() -> Platforms.fault(head, release))
                .or(() -> uuidFault(policy))
                .or(this::installNameFault)
                .or(() -> dylibFault(policy))
                .or(() -> rpathFault(policy))
                .or(() -> new SegmentChecks(head, fileBytes, release, policy).fault())
                .or(this::linkerOptionFault)
                .or(() -> mainFault(policy));
    }

    private Optional<String> uuidFault(Policy policy) {
        long count = count("LC_UUID");
        if (count > 1) {
            return Optional.of("too many LC_UUID load commands");
        }
        return count == 0 && policy.uuid() ? Optional.of("missing LC_UUID load command") : Optional.empty();
    }

    private Optional<String> installNameFault() {
        long count = count("LC_ID_DYLIB");
        boolean dylib = head.fileType() == MachHead.MH_DYLIB || head.fileType() == MachHead.MH_DYLIB_STUB;
        if (count > 1) {
            return Optional.of("multiple LC_ID_DYLIB found");
        }
        if (dylib && count == 0) {
            return Optional.of("MH_DYLIB is missing LC_ID_DYLIB");
        }
        return !dylib && count > 0 ? Optional.of("found LC_ID_DYLIB found in non-MH_DYLIB") : Optional.empty();
    }

    private Optional<String> dylibFault(Policy policy) {
        List<String> names = of(LoadCommand.DylibUse.class, Validation::countsAsLinked).stream()
                .map(LoadCommand.DylibUse::name)
                .toList();
        if (policy.noDuplicateDylibs()) {
            Optional<String> twice = firstRepeated(names, COMPARED_DYLIBS);
            if (twice.isPresent()) {
                return twice.map(name -> "duplicate linked dylib '" + name + "'");
            }
        }
        boolean bottom = of(LoadCommand.DylibId.class, id -> true).stream()
                .anyMatch(id -> id.name().startsWith(SYSTEM_FOLDER));
        return head.isDyldManaged() && policy.linksSomething() && names.isEmpty() && !bottom
                ? Optional.of("missing LC_LOAD_DYLIB (must link with at least libSystem.dylib)")
                : Optional.empty();
    }

    /** LC_LAZY_LOAD_DYLIB is no link to dyld. */
    private static boolean countsAsLinked(LoadCommand.DylibUse use) {
        return !use.type().name().equals("LC_LAZY_LOAD_DYLIB");
    }

    private Optional<String> rpathFault(Policy policy) {
        if (!policy.noDuplicateRpaths()) {
            return Optional.empty();
        }
        List<String> paths = of(LoadCommand.Rpath.class, rpath -> true).stream()
                .map(LoadCommand.Rpath::path)
                .toList();
        return firstRepeated(paths, COMPARED_RPATHS).map(path -> "duplicate LC_RPATH '" + path + "'");
    }

    private static Optional<String> firstRepeated(List<String> names, int compared) {
        Set<String> seen = new HashSet<>();
        return names.stream().limit(compared).filter(name -> !seen.add(name)).findFirst();
    }

    private Optional<String> linkerOptionFault() {
        boolean damaged = head.commands().stream()
                .anyMatch(command -> command instanceof LoadCommand.Damaged
                        && command.type().name().equals("LC_LINKER_OPTION"));
        return damaged ? Optional.of("malformed LC_LINKER_OPTION command") : Optional.empty();
    }

    private Optional<String> mainFault(Policy policy) {
        if (head.fileType() != MachHead.MH_EXECUTE) {
            return Optional.empty();
        }
        if (head.has(MachHead.MH_DYLIB_IN_CACHE) && policy.mainFlags()) {
            return Optional.of("MH_EXECUTE has MH_DYLIB_IN_CACHE bit set");
        }
        long mains = count("LC_MAIN");
        long threads = count("LC_UNIXTHREAD");
        if (threads > 1) {
            return Optional.of("multiple LC_UNIXTHREAD load commands");
        }
        if (mains > 1) {
            return Optional.of("multiple LC_MAIN load commands");
        }
        if (mains + threads > 1) {
            return Optional.of("can't have LC_MAIN and LC_UNIXTHREAD load commands");
        }
        if (Platforms.isDriverKit(head)) {
            return mains + threads > 0 ? Optional.of("LC_MAIN not allowed for driverkit") : Optional.empty();
        }
        return mains + threads == 0
                ? Optional.of("missing LC_MAIN or LC_UNIXTHREAD in main executable")
                : Optional.empty();
    }

    private long count(String type) {
        return head.commands().stream()
                .filter(command -> command.type().name().equals(type))
                .count();
    }

    private <T extends LoadCommand> List<T> of(Class<T> kind, Predicate<T> wanted) {
        List<T> found = new ArrayList<>();
        for (LoadCommand command : head.commands()) {
            if (kind.isInstance(command) && wanted.test(kind.cast(command))) {
                found.add(kind.cast(command));
            }
        }
        return found;
    }
}
