package io.github.archcheck.loader.glibc;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Hardware;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.TargetFiles;
import io.github.archcheck.loader.linux.ElfProcess;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import java.util.HashMap;
import java.util.Map;

/** What stays the same for all processes of one target: its files, its machine, its glibc. */
final class Machinery {
    private final TargetFiles files;
    private final Hardware hardware;
    private final ElfProcess process;
    private final Version glibc;
    private final boolean versionKnown;
    private final Build build;
    private final Baseline baseline;
    private final GlibcLoader loader;
    private final Map<String, Answer> linked = new HashMap<>();
    private final Map<String, Answer> opened = new HashMap<>();

    /** @param versionKnown whether somebody stated the version of glibc */
    Machinery(TargetFiles files, Hardware hardware, Known architecture, Version glibc, boolean versionKnown) {
        this.files = files;
        this.hardware = hardware;
        this.process = ElfProcess.of(architecture);
        this.glibc = glibc;
        this.versionKnown = versionKnown;
        this.build = Build.of(process.architecture());
        this.baseline = new Baseline(process.architecture(), glibc);
        this.loader = new GlibcLoader(architecture, glibc);
    }

    TargetFiles files() {
        return files;
    }

    Hardware hardware() {
        return hardware;
    }

    ElfProcess process() {
        return process;
    }

    Version glibc() {
        return glibc;
    }

    boolean isVersionKnown() {
        return versionKnown;
    }

    boolean isAtLeast(int major, int minor) {
        return glibc.isAtLeast(Version.of(major, minor));
    }

    Build build() {
        return build;
    }

    Baseline baseline() {
        return baseline;
    }

    GlibcLoader loader() {
        return loader;
    }

    boolean isX86() {
        Known known = process.architecture();
        return known == Known.X86_64 || known == Known.I686 || known == Known.X32;
    }

    /** What glibc says of the headers of something that a program is started with. */
    Answer link(Place.File file) {
        return linked.computeIfAbsent(file.path(), path -> loader.link(file.inspection()));
    }

    /** What glibc says of the headers of something that is opened, or comes along with it. */
    Answer open(Place.File file) {
        return opened.computeIfAbsent(file.path(), path -> loader.open(file.inspection()));
    }

    /** Whether a program is for the same processes, and not for others that the kernel runs as well. */
    boolean isOwn(LinkMap program) {
        return program.details()
                .filter(details -> new IdentityCheck(process)
                        .fault(details.header(), process.architecture())
                        .isEmpty())
                .isPresent();
    }
}
