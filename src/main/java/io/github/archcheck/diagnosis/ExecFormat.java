package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code ENOEXEC}, the kernel's word for a program that is not its own, and programs whose loader is missing. */
final class ExecFormat implements Recogniser {
    private static final Pattern NAMED = Pattern.compile("\\s*:\\s*['\"]([^'\"\\n]{1,1000})");
    private static final Pattern BEHIND = Pattern.compile("\\s*:\\s*([^\\s'\"]{1,1000})");
    private static final Pattern EXEC =
            Pattern.compile("exec(?:user|container)?(?:process)?['\"]?(/[^\\s'\":]{1,500})['\"]?:execformaterror");
    private static final Pattern MAC_PATH = Pattern.compile("/(?:Users|Applications|Library|opt/homebrew|private)/.*");
    private static final Pattern LOADER = Pattern.compile(
            "(?<![\\w'(-])(?:['\"]?)(/lib(?:64|32)?/ld-linux[\\w.-]{0,40}\\.so\\.\\d)['\"]?:(?:nosuchfile|badelfinterpreter|badinterpreter)");
    private static final Pattern QEMU = Pattern.compile("qemu-(\\w{2,12}):couldnotopen['\"]?(/lib[\\w./-]{1,80})");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        missingLoaders(text, sightings);
        for (Pasted.Hit hit : text.find("exec format error")) {
            boolean musl = text.previous("Error loading shared library", Math.max(0, hit.start() - 2_100), hit.start())
                    .isPresent();
            if (!musl) {
                sightings.add(sighting(text, hit));
            }
        }
        for (Pasted.Hit hit : text.find("cannot execute binary file")) {
            sightings.add(sighting(text, hit));
        }
        return sightings;
    }

    /** The program is right for the kernel, and what should load it is not there. */
    private static void missingLoaders(Pasted text, List<Sighting> sightings) {
        for (Pasted.Found found : text.scan(QEMU)) {
            sightings.add(Sighting.of(
                            Cause.CONTAINER_ARCH,
                            Confidence.CERTAIN,
                            found.start(),
                            "a program for " + found.group(1).orElse("another processor")
                                    + " was started where there is no C library for it")
                    .architectures(
                            found.group(1)
                                    .map(Architectures::label)
                                    .map(List::of)
                                    .orElse(List.of()),
                            List.of())
                    .at(found.group(2)));
        }
        for (Pasted.Found found : text.scan(LOADER)) {
            sightings.add(Sighting.of(
                            Cause.GLIBC_ON_MUSL,
                            Confidence.LIKELY,
                            found.start(),
                            "the program was built for glibc, and its loader is not there: the system has musl (Alpine"
                                    + " Linux), or is for another processor")
                    .at(found.group(1)));
        }
        for (Pasted.Hit hit : text.find("required file not found")) {
            if (text.squeezed(Math.max(0, hit.start() - 40), hit.start()).endsWith("cannotexecute:")) {
                sightings.add(Sighting.of(
                        Cause.GLIBC_ON_MUSL,
                        Confidence.POSSIBLE,
                        hit.start(),
                        "the program's loader is not there: it was built for another C library or another processor"));
            }
        }
    }

    private static Sighting sighting(Pasted text, Pasted.Hit hit) {
        Optional<String> program = text.at(hit.end(), NAMED)
                .or(() -> text.at(hit.end(), BEHIND))
                .flatMap(found -> Names.clean(found.group(1)))
                .filter(Names::isFile)
                .or(() -> Names.before(text, hit.start()))
                .or(() -> text.scan(EXEC).stream().findFirst().flatMap(found -> found.group(1)));
        if (program.filter(name -> MAC_PATH.matcher(name).matches()).isPresent()) {
            return Sighting.of(
                            Cause.FOREIGN_FORMAT,
                            Confidence.LIKELY,
                            hit.start(),
                            "the program is no Mach-O file: it was built for another operating system, or is a script"
                                    + " without a first line")
                    .at(program);
        }
        return Sighting.of(
                        Cause.CONTAINER_ARCH,
                        Confidence.LIKELY,
                        hit.start(),
                        "the program, or the container image it comes from, is for another processor than this machine")
                .at(program);
    }
}
