package io.github.archcheck.diagnosis;

import java.util.List;

/** What is recognised, the innermost and most telling cause first: a loader's words, then their consequences. */
final class Recognisers {
    /** Those before it know what a loader says; those from it on, what a failed load leads to. */
    static final int FIRST_CONSEQUENCE = 20;

    /** Installers speak of what is not there yet. */
    static final int FIRST_INSTALLER = 28;

    private Recognisers() {}

    static List<Recogniser> all() {
        return List.of(
                new CodeSignature(),
                new Phrases("structure"),
                new DyldArchitecture(),
                new DyldPlatform(),
                new ForeignFormat(),
                new Phrases("filetype"),
                new UnrelocatedBottle(),
                new Phrases("runpath"),
                new CompatibilityVersion(),
                new FreeThreaded(),
                new DyldSymbol(),
                new ElfClass(),
                new SymbolVersion(),
                new Phrases("elf"),
                new Musl(),
                new ElfSymbol(),
                new Phrases("library"),
                new DyldLibrary(),
                new SharedObject(),
                new WindowsLibrary(),
                new BadCpuType(),
                new CpuFeatures(),
                new Phrases("container"),
                new ExecFormat(),
                new ModuleExport(),
                new ModuleName(),
                new Killed(),
                new Unsaid(),
                new RefusedWheel(),
                new MissingDistribution());
    }
}
