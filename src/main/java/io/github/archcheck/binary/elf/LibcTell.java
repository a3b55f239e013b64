package io.github.archcheck.binary.elf;

import java.util.List;
import java.util.Optional;

/** Which C library an image was linked with, as far as its headers tell. */
public enum LibcTell {
    GLIBC("glibc"),
    MUSL("musl"),
    /** Android's. */
    BIONIC("bionic"),
    /** It needs {@code libc.so}, which both musl and Android call theirs. */
    MUSL_OR_BIONIC("musl or bionic"),
    /** Nothing tells: a static program, a library without needs, or another system's. */
    NONE("none");

    private final String label;

    LibcTell(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static LibcTell of(Optional<String> interpreter, Optional<DynamicSection> dynamic, ElfNotes notes) {
        if (interpreter.isPresent()) {
            LibcTell tell = ofLoader(interpreter.get());
            if (tell != NONE) {
                return tell;
            }
        }
        if (notes.androidApi().isPresent()) {
            return BIONIC;
        }
        return dynamic.map(section -> ofNeeds(section.needed(), section.versionNeeds()))
                .orElse(NONE);
    }

    private static LibcTell ofLoader(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.startsWith("ld-musl-")) {
            return MUSL;
        }
        if (name.startsWith("ld-linux") || name.startsWith("ld64.so.")) {
            return GLIBC;
        }
        return name.equals("linker") || name.equals("linker64") ? BIONIC : NONE;
    }

    private static LibcTell ofNeeds(List<String> needed, List<VersionNeed> versionNeeds) {
        boolean plain = false;
        for (String name : needed) {
            if (name.startsWith("libc.musl-") || name.startsWith("ld-musl-")) {
                return MUSL;
            }
            if (name.startsWith("libc.so.6") || name.startsWith("ld-linux") || name.startsWith("ld64.so.")) {
                return GLIBC;
            }
            plain |= name.equals("libc.so");
        }
        boolean gnuVersions = versionNeeds.stream()
                .flatMap(need -> need.versions().stream())
                .anyMatch(version -> version.name().startsWith("GLIBC_"));
        if (gnuVersions) {
            return GLIBC;
        }
        return plain ? MUSL_OR_BIONIC : NONE;
    }
}
