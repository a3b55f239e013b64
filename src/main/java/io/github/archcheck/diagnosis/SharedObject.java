package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * glibc's {@code cannot open shared object file}, which it says of a missing file and of one for another machine alike.
 */
final class SharedObject implements Recogniser {
    private static final Pattern TROUBLE = Pattern.compile(
            "\\s*file:?\\s*(?:Permission denied|Too many open|Operation not permitted|Input/output|Cannot allocate|Stale)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern JAVA = Pattern.compile(
            "can'?t\\s*load\\s*(\\w+(?: ?\\d{2})?)(?:-bit)?\\s+\\.\\w+\\s+on\\s+an?\\s+(\\w+(?: ?\\d{2})?)",
            Pattern.CASE_INSENSITIVE);

    /** Python looks whether such a file is there before it asks the loader. */
    private static final Pattern EXTENSION = Pattern.compile("/.*\\.(?:cpython|abi3|pypy)[\\w-]*\\.so", Pattern.DOTALL);

    private static final Pattern FOREIGN_DIRECTORY =
            Pattern.compile("/(?:usr/)?lib/(?:arm|aarch64|i386|x86_64|powerpc|mips)[\\w]*-linux-\\w+/ld-.*");
    private static final Pattern MACHINE =
            Pattern.compile("-(x86_64|aarch64|i386|arm|powerpc64le|s390x|riscv64|loongarch64)-linux-");
    private static final Pattern MUSL = Pattern.compile("libc\\.musl-[\\w]+\\.so\\.1");
    private static final Pattern E_MACHINE = Pattern.compile("hasunexpectede_machine:?(\\d{1,5})?");
    private static final Pattern BIONIC = Pattern.compile("library['\"]([^'\"\\s]{1,400})['\"]notfound");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Pasted.Hit hit : text.find("Can't load")) {
            java(text, hit).ifPresent(sightings::add);
        }
        for (Pasted.Hit hit : text.find("cannot open shared object")) {
            if (text.at(hit.end(), TROUBLE).isEmpty()) {
                sightings.add(sighting(text, hit));
            }
        }
        for (Pasted.Found found : text.scan(E_MACHINE)) {
            sightings.add(Sighting.of(
                    Cause.WRONG_MACHINE,
                    Confidence.CERTAIN,
                    found.start(),
                    "the file is for another processor (ELF machine "
                            + found.group(1).orElse("?") + ") than the process"));
        }
        for (Pasted.Found found : text.scan(BIONIC)) {
            sightings.add(missing(found.start(), found.group(1)));
        }
        return sightings;
    }

    private static Sighting sighting(Pasted text, Pasted.Hit hit) {
        Optional<String> path = Names.before(text, hit.start());
        String name = path.orElse("");
        if (MUSL.matcher(name).matches()) {
            return missing(hit.start(), path)
                    .ruledBy("AC104")
                    .because("the file was built for musl (Alpine Linux), and this system has glibc");
        }
        boolean extension = EXTENSION.matcher(name).matches();
        if (!extension && !FOREIGN_DIRECTORY.matcher(name).matches()) {
            return missing(hit.start(), path);
        }
        return Sighting.of(
                        Cause.WRONG_MACHINE,
                        Confidence.LIKELY,
                        hit.start(),
                        "the file is there, since Python tried it, but built for another processor: of that, too, glibc"
                                + " says only that it cannot open the file")
                .at(path)
                .architectures(fromName(name), List.of());
    }

    private static Sighting missing(int at, Optional<String> path) {
        boolean whole = path.filter(name -> name.startsWith("/")).isPresent();
        String sentence = whole
                ? "the file is not there, or it is there and built for another processor: glibc says the same of both"
                : "the library is not installed, or not where the loader looks";
        return Sighting.of(Cause.MISSING_DEPENDENCY, Confidence.LIKELY, at, sentence)
                .with(whole ? Confidence.LIKELY : Confidence.CERTAIN)
                .at(path)
                .with(Detail.DEPENDENCY, path);
    }

    /** {@code (Possible cause: can't load AMD 64 .so on a AARCH64 platform)} of Java. */
    private static Optional<Sighting> java(Pasted text, Pasted.Hit hit) {
        Optional<Matcher> words = text.at(hit.start(), JAVA);
        Optional<String> path = text.previous("cannot open shared object", Math.max(0, hit.start() - 400), hit.start())
                .flatMap(before -> Names.before(text, before.start()));
        return words.map(found -> Sighting.of(
                        Cause.WRONG_MACHINE,
                        Confidence.CERTAIN,
                        hit.start(),
                        "the library is for " + found.group(1) + ", and the process is " + found.group(2))
                .at(path)
                .architectures(architecture(found.group(1)), architecture(found.group(2))));
    }

    private static List<String> architecture(String name) {
        return List.of(Architectures.label(name.replace(' ', '_')));
    }

    /** The machine in the suffix of an extension module; empty when there is none. */
    static List<String> fromName(String path) {
        Matcher machine = MACHINE.matcher(Names.leaf(path));
        return machine.find() ? List.of(Architectures.label(machine.group(1))) : List.of();
    }
}
