package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.loader.Place;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a program finds the loader that it asks for, without which the kernel does not start it. */
record ProgramInterpreter(Machinery machinery, Faults faults) {
    /** ENOENT. */
    private static final String NO_SUCH_FILE = "No such file or directory";

    private static final Pattern MUSL = Pattern.compile(".*/ld-musl-[^/]*");

    /** Where a system's own loader may lie. */
    private static final Pattern STANDARD = Pattern.compile("/(usr/)?lib[^/]*/ld[^/]*");

    /** Whether glibc's loader goes on with the program; otherwise there is no more to say of it. */
    boolean leadsToGlibc(LinkMap program) {
        Optional<String> interpreter = program.details().flatMap(ElfDetails::interpreter);
        if (interpreter.isEmpty()) {
            return false;
        }
        String path = interpreter.get();
        boolean musl = MUSL.matcher(path).matches();
        Place place = path.startsWith("/") ? machinery.files().at(path) : new Place.Unknown();
        boolean absent = place instanceof Place.Absent;
        boolean there = place instanceof Place.File;
        if (absent || (!there && (musl || !STANDARD.matcher(path).matches()))) {
            report(program, path, musl, absent ? Certainty.CERTAIN : Certainty.LIKELY);
            return false;
        }
        return !musl;
    }

    private void report(LinkMap program, String path, boolean musl, Certainty certainty) {
        faults.add(
                musl ? Kind.OTHER_LIBC : Kind.MISSING_LIBRARY,
                certainty,
                program,
                path,
                NO_SUCH_FILE,
                Optional.of(program.name() + ": " + NO_SUCH_FILE),
                musl
                        ? "linked against musl, whose loader " + path + " is not there"
                        : "asks for the loader " + path + ", which is not there");
    }
}
