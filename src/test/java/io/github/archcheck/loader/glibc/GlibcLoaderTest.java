package io.github.archcheck.loader.glibc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.loader.linux.ElfCase;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GlibcLoaderTest {
    private static final GlibcLoader X86_64 = new GlibcLoader(Known.X86_64, Version.of(2, 36));
    private static final String NO_SUCH_FILE = "cannot open shared object file: No such file or directory";

    static List<ElfCase> whatGlibcSaid() {
        return ElfCase.read("glibc-2.36.tsv");
    }

    @ParameterizedTest
    @MethodSource("whatGlibcSaid")
    void wordsAreThoseOfTheRealLoader(ElfCase file) {
        String said = file.said().startsWith("SIGNAL") ? "SIGNAL" : file.said();
        assertThat(ElfCase.text(X86_64.open(file.inspection()))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        // glibc 2.31 refuses p_align 1 and 3, which 2.36 takes.
        "2.31, 1, ELF load command alignment not page-aligned",
        "2.31, 3, ELF load command alignment not page-aligned",
        "2.31, 1000, LOADED",
        "2.36, 1, LOADED",
        "2.41, 3, LOADED"
    })
    void alignmentIsCheckedBeforeGlibc235(String version, String align, String said) {
        GlibcLoader loader =
                new GlibcLoader(Known.X86_64, Version.parse(version).orElseThrow());
        // p_align of the first program header; both PT_LOAD of the base file are aligned to 0x1000.
        String bytes = align.equals("1000") ? "0010000000000000" : "0" + align + "00000000000000";
        assertThat(ElfCase.text(loader.open(
                        ElfCase.of("tiny.so", (64 + 48) + "=" + bytes).inspection())))
                .isEqualTo(said);
    }

    @Test
    void oldGlibcOpensPositionIndependentPrograms() {
        GlibcLoader old = new GlibcLoader(Known.X86_64, Version.of(2, 28));
        assertThat(old.open(ElfCase.of("tiny-pie", "").inspection())).isEqualTo(new Answer.Accepts(0));
    }

    @ParameterizedTest
    @CsvSource({
        // e_machine and e_flags of a 32-bit file.
        "ARMV7L, 2800, 00040005, true",
        "ARMV7L, 2800, 00000005, true",
        "ARMV7L, 2800, 00020005, false",
        "ARM, 2800, 00020005, true",
        "ARM, 2800, 00040005, false",
        "I686, 0300, ffffffff, true",
        "I686, 2800, 00000005, false"
    })
    void armWantsItsOwnFloatConvention(Known process, String machine, String flags, boolean taken) {
        GlibcLoader loader = new GlibcLoader(process, Version.of(2, 36));
        String patches = "18=" + machine + ",36=" + flags;
        assertThat(ElfCase.text(loader.open(ElfCase.of("tiny-32.so", patches).inspection())))
                .isEqualTo(taken ? ElfCase.LOADED : NO_SUCH_FILE);
    }

    @ParameterizedTest
    @CsvSource({
        "PPC64LE, 1500, 00000000, true",
        "PPC64LE, 1500, 02000000, true",
        "PPC64LE, 1500, 01000000, false",
        "PPC64LE, 1500, 03000000, false",
        "RISCV64, f300, 05000000, true",
        "RISCV64, f300, 01000000, false",
        "ARM64, b700, ffffffff, true",
        "ARM64, 3e00, 00000000, false",
        "LOONGARCH64, 0201, 43000000, true"
    })
    void flagsMatterOnPowerAndRiscV(Known process, String machine, String flags, boolean taken) {
        GlibcLoader loader = new GlibcLoader(process, Version.of(2, 36));
        String patches = "18=" + machine + ",48=" + flags;
        assertThat(ElfCase.text(loader.open(ElfCase.of("tiny.so", patches).inspection())))
                .isEqualTo(taken ? ElfCase.LOADED : NO_SUCH_FILE);
    }

    @Test
    void misleadingWordsComeWithAnExplanation() {
        Answer answer = X86_64.open(ElfCase.of("tiny.so", "18=b700").inspection());
        assertThat(answer)
                .isEqualTo(new Answer.Refuses(
                        Refusal.ARCHITECTURE, NO_SUCH_FILE, "built for arm64, the process is x86_64"));
    }

    @Test
    void messageNamesThePath() {
        Answer.Refuses refusal =
                (Answer.Refuses) X86_64.open(ElfCase.of("tiny-32.so", "").inspection());
        assertThat(X86_64.message("/v/x.so", refusal)).contains("/v/x.so: wrong ELF class: ELFCLASS32");
    }

    @Test
    void deathWithoutAWordHasNoMessage() {
        Answer answer = X86_64.open(new ElfCase("", "tiny.so", "", 288, "").inspection());
        Answer.Refuses refusal = (Answer.Refuses) answer;
        assertThat(refusal.reason()).isEqualTo(Refusal.DAMAGED);
        assertThat(X86_64.message("/v/x.so", refusal)).isEmpty();
        assertThat(refusal.explanation()).contains("die of a signal");
    }

    /**
     * tiny.so has its program headers in this order: code at 0, data in the next page, dynamic section. What is expected
     * is what glibc 2.36 said of these very files, but for the last two, of which one loaded and one died.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // p_filesz or p_memsz of the first segment, which the second one then begins within.
                "96=0020000000000000                | ELF load command address/offset not page-aligned",
                "104=0000000000000080               | cannot map zero-fill pages",
                "160=0000000000000080               | failed to map segment from shared object",
                "72=0000000000000080                | failed to map segment from shared object",
                "112=0000000000000080               | failed to map segment from shared object",
                "192=0000000000000000               | object file has no dynamic section",
                "208=0000000000000000               | object file has no dynamic section",
                "39=ff                              | cannot read file data: Invalid argument",
                // Wraps around: nobody knows what is there.
                "104=ffffffffffffffff               | UNDETERMINED",
                "192=0000010000000000               | UNDETERMINED"
            })
    void segmentsAreJudgedAsTheyAreMapped(String patch, String said) {
        assertThat(ElfCase.text(X86_64.open(ElfCase.of("tiny.so", patch.strip()).inspection())))
                .isEqualTo(said);
    }

    @Test
    void bytesMissingFromThePageThatTheFileEndsInDecideNothing() {
        ElfCase whole = ElfCase.of("tiny.so", "96=0010000000000000,104=0010000000000000");
        assertThat(ElfCase.text(X86_64.open(whole.inspection()))).isEqualTo("UNDETERMINED");
    }

    @Test
    void otherSystemsFilesAreNoElf() {
        Defect defect = new Defect(0, "mach_header.magic", "cut off");
        Inspection damaged = new Inspection.Damaged(BinaryFormat.MACH_O, defect, 100);
        assertThat(X86_64.open(damaged))
                .isEqualTo(new Answer.Refuses(Refusal.FORMAT, "invalid ELF header", "the file is Mach-O, not ELF"));
    }

    @Test
    void textIsNotNative() {
        Inspection pointer = new Inspection.NotBinary(Content.GIT_LFS_POINTER, 130);
        assertThat(X86_64.open(pointer))
                .isEqualTo(new Answer.Refuses(
                        Refusal.NOT_NATIVE,
                        "invalid ELF header",
                        "the file is a Git LFS pointer, not the file itself"));
    }

    /** glibc 2.36 started a program that needs such a library, and refused to open a library that needs it. */
    @Test
    void librariesMarkedAgainstOpeningAreDependenciesOfProgramsOnly() {
        assertThat(X86_64.link(ElfCase.of("tiny-noopen.so", "").inspection())).isInstanceOf(Answer.Undetermined.class);
    }

    /** glibc 2.36 said so when a library was opened whose DT_NEEDED named the program. */
    @ParameterizedTest
    @CsvSource({
        "tiny-pie, cannot dynamically load position-independent executable",
        "tiny-exec, cannot dynamically load executable"
    })
    void programsAreNoDependencies(String base, String said) {
        assertThat(ElfCase.text(X86_64.link(ElfCase.of(base, "").inspection()))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-pie, '', LOADED",
        "tiny-exec, '', LOADED",
        "tiny-32.so, '', LOADED",
        "tiny-pie, 18=b700, Exec format error",
        "tiny.o, '', Exec format error",
        "-, 0=68656c6c6f0a, Exec format error"
    })
    void kernelStartsProgramsOfItsMachine(String base, String patches, String said) {
        assertThat(ElfCase.text(X86_64.execute(ElfCase.of(base, patches).inspection())))
                .isEqualTo(said);
    }
}
