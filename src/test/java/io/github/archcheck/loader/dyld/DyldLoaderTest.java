package io.github.archcheck.loader.dyld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link DyldVectorsTest} leaves out: envelopes, programs, dyld2, and files that are no Mach-O. */
class DyldLoaderTest {
    private static final String PATH = "/v/lib/_x.cpython-311-darwin.so";
    private static final byte[] X86_64_DYLIB = MachBytes.thin(MachBytes.X86_64, 3, MachBytes.DYLIB);
    private static final byte[] ARM64_DYLIB = MachBytes.thin(MachBytes.ARM64, 0, MachBytes.DYLIB);
    private static final byte[] X86_64_PROGRAM = MachBytes.thin(MachBytes.X86_64, 3, MachBytes.EXECUTABLE);
    private static final byte[] ARM64_PROGRAM = MachBytes.thin(MachBytes.ARM64, 0, MachBytes.EXECUTABLE);

    private static DyldLoader arm64(String macOs) {
        return new DyldLoader(Known.ARM64, false, Version.parse(macOs).orElseThrow());
    }

    private static Answer.Refuses refusal(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refuses.class);
        return (Answer.Refuses) answer;
    }

    @Test
    void intelLibraryInArm64PythonOnMacOs14() {
        assertThat(arm64("14.0").open(MachInspections.of(X86_64_DYLIB)))
                .isEqualTo(new Answer.Refuses(
                        Refusal.ARCHITECTURE,
                        "mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64')",
                        ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14.2 | dlopen(P, 0x0002): tried: 'P' (W), '/System/Volumes/Preboot/Cryptexes/OSP' (no such file), 'P' (W)",
                "12.1 | dlopen(P, 0x0002): tried: 'P' (W), '/usr/local/lib/L' (no such file), '/usr/lib/L' (no such file)",
                "12.3 | dlopen(P, 0x0002): tried: 'P' (W)",
                "12.7 | dlopen(P, 0x0002): tried: 'P' (W)",
                "11.7 | dlopen(P, 2): no suitable image found.  Did find:\\n\\tP: W\\n\\tP: W",
                "10.15 | dlopen(P, 2): no suitable image found.  Did find:\\n\\tP: W\\n\\tP: W"
            })
    void messageIsThatOfTheMacOsVersion(String macOs, String expected) {
        DyldLoader loader = arm64(macOs);
        Answer.Refuses refusal = refusal(loader.open(MachInspections.of(X86_64_DYLIB)));
        String filled = expected.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("OSP'", "OS" + PATH + "'")
                .replace("'P'", "'" + PATH + "'")
                .replace("(P,", "(" + PATH + ",")
                .replace("P:", PATH + ":")
                .replace("/L'", "/_x.cpython-311-darwin.so'")
                .replace("(W)", "(" + refusal.words() + ")")
                .replace(": W", ": " + refusal.words());
        assertThat(loader.message(PATH, refusal)).contains(filled);
    }

    @Test
    void pathInsideTheWordsIsFilledIn() {
        byte[] simulator = MachBytes.thin(MachBytes.ARM64, 0, MachBytes.DYLIB, 7);
        DyldLoader loader = arm64("12.4");
        Answer.Refuses refusal = refusal(loader.open(MachInspections.of(simulator)));
        assertThat(refusal.reason()).isEqualTo(Refusal.PLATFORM);
        assertThat(loader.message("/a b/c.so", refusal))
                .contains("dlopen(/a b/c.so, 0x0002): tried: '/a b/c.so' (mach-o file (/a b/c.so), but incompatible"
                        + " platform (have 'iOS-sim', need 'macOS'))");
    }

    @Test
    void apostrophesInPathsBecomeBlanksOnMacOs125() {
        DyldLoader loader = arm64("12.6");
        Answer.Refuses refusal = refusal(loader.open(MachInspections.of(X86_64_DYLIB)));
        assertThat(loader.message("/it's/c.so", refusal))
                .contains("dlopen(/it's/c.so, 0x0002): tried: '/it s/c.so' (mach-o file, but is an incompatible"
                        + " architecture (have (x86_64), need (arm64e)))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6 | 0x01000007 | mach-o, but wrong architecture",
                "1 | 0x0100000c | mach-o, but wrong filetype",
                "2 | 0x0100000c | mach-o, but wrong filetype"
            })
    void dyld2HasItsOwnWords(int fileType, String cpuType, String words) {
        byte[] file = MachBytes.thin(Integer.decode(cpuType), 0, fileType);
        assertThat(refusal(arm64("11.6").open(MachInspections.of(file))).words())
                .isEqualTo(words);
    }

    @Test
    void fatFileOnDyld2() {
        byte[] fat = MachBytes.fat(false, List.of(X86_64_DYLIB));
        assertThat(refusal(arm64("11.6").open(MachInspections.of(fat))).words())
                .isEqualTo("no matching architecture in universal wrapper");
    }

    @Test
    void dyld2LooksAtTheSliceItNeedsOnly() {
        byte[] fat = MachBytes.fat(false, List.of(X86_64_DYLIB, ARM64_DYLIB));
        // The x86_64 slice leads past the end of the file, so that the other is the only image.
        fat[16] = 0x7f;
        assertThat(arm64("11.6").open(MachInspections.of(fat))).isEqualTo(new Answer.Accepts(0));
        assertThat(refusal(arm64("14.0").open(MachInspections.of(fat))).words())
                .isEqualTo("slice 0 extends beyond end of file, fat file, but missing compatible architecture (have"
                        + " 'x86_64,arm64', need 'arm64')");
    }

    @ParameterizedTest
    @CsvSource({"14.0, not a mach-o file", "15.3, not a mach-o file", "15.4, slice is not valid mach-o file"})
    void elfIsAnotherSystemsFile(String macOs, String words) {
        Inspection elf = new Inspection.Damaged(BinaryFormat.ELF, new Defect(0, "e_ident", ""), 100);
        assertThat(arm64(macOs).open(elf))
                .isEqualTo(new Answer.Refuses(Refusal.FORMAT, words, "the file is ELF, not Mach-O"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4096 | unknown file type, first eight bytes: 0x7F 0x45 0x4C 0x46 0x02 0x01 0x01 0x00",
                "4095 | file too short"
            })
    void dyld2PrintsTheFirstBytesOfElf(int size, String words) {
        byte[] elf = new byte[size];
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 0, elf, 0, 7);
        assertThat(refusal(arm64("11.0").open(MachInspections.of(elf))).words()).isEqualTo(words);
    }

    @Test
    void whatDyld2SaysOfBytesThatNobodyKeptIsNotForetold() {
        Inspection elf = new Inspection.Damaged(BinaryFormat.ELF, new Defect(0, "e_ident", ""), 5000);
        Answer.Refuses refusal = refusal(arm64("11.0").open(elf));
        assertThat(refusal.words()).isEmpty();
        assertThat(arm64("11.0").message(PATH, refusal)).isEmpty();
    }

    @Test
    void dyld2TakesNothingSmallerThanAPage() {
        byte[] small = Arrays.copyOf(ARM64_DYLIB, 4000);
        assertThat(refusal(arm64("11.0").open(MachInspections.of(small))).words())
                .isEqualTo("file too short");
        assertThat(arm64("12.0").open(MachInspections.of(small))).isEqualTo(new Answer.Accepts(0));
    }

    @Test
    void emptyFileIsNamedWithoutAWord() {
        Answer.Refuses refusal = refusal(arm64("14.0").open(new Inspection.NotBinary(Content.EMPTY, 0)));
        assertThat(refusal.reason()).isEqualTo(Refusal.NOT_NATIVE);
        assertThat(arm64("12.4").message("/e.so", refusal)).contains("dlopen(/e.so, 0x0002): tried: '/e.so' ()");
    }

    @Test
    void textIsNotNative() {
        Inspection script = new Inspection.NotBinary(Content.LINKER_SCRIPT, 50);
        assertThat(arm64("14.0").open(script))
                .isEqualTo(new Answer.Refuses(Refusal.NOT_NATIVE, "not a mach-o file", "the file is a GNU ld script"));
    }

    @Test
    void unreadableFileIsUndetermined() {
        assertThat(arm64("14.0").open(new Inspection.Unreadable("permission denied")))
                .isInstanceOf(Answer.Undetermined.class);
    }

    @ParameterizedTest
    @CsvSource({"11.7", "12.7", "14.0", "15.6", "26.0"})
    void moreLoadCommandsThanAreReadDecideNothing(String macOs) {
        assertThat(arm64(macOs).open(MachInspections.of(MachBytes.withCommands(MachBytes.ARM64, 200_000, 32))))
                .isEqualTo(new Answer.Undetermined("it has more load commands than archcheck reads"));
        assertThat(arm64(macOs).open(MachInspections.of(MachBytes.withCommands(MachBytes.ARM64, 70_000, 8))))
                .isInstanceOf(Answer.Undetermined.class);
    }

    @Test
    void otherMachinesAreRefusedHoweverManyLoadCommandsThereAre() {
        byte[] file = MachBytes.withCommands(MachBytes.X86_64, 200_000, 32);
        assertThat(refusal(arm64("14.0").open(MachInspections.of(file))).reason())
                .isEqualTo(Refusal.ARCHITECTURE);
    }

    @Test
    void megabytesOfLoadCommandsAreReadToTheEnd() {
        byte[] file = MachBytes.withCommands(MachBytes.ARM64, 60_000, 64);
        assertThat(arm64("14.0").open(MachInspections.of(file))).isEqualTo(new Answer.Accepts(0));
    }

    @Test
    void translatedProcessTakesTheIntelSlice() {
        DyldLoader rosetta = new DyldLoader(Known.X86_64, true, Version.of(15, 0));
        byte[] fat = MachBytes.fat(false, List.of(ARM64_DYLIB, X86_64_DYLIB));
        assertThat(rosetta.open(MachInspections.of(fat))).isEqualTo(new Answer.Accepts(1));
        assertThat(arm64("14.0").open(MachInspections.of(fat))).isEqualTo(new Answer.Accepts(0));
    }

    @Test
    void bundleIsNoDependency() {
        byte[] bundle = MachBytes.thin(MachBytes.ARM64, 0, MachBytes.BUNDLE);
        assertThat(arm64("14.0").open(MachInspections.of(bundle))).isEqualTo(new Answer.Accepts(0));
        assertThat(refusal(arm64("14.0").link(MachInspections.of(bundle))).wordsFor("/b.so"))
                .isEqualTo("cannot link against bundle '/b.so'");
    }

    @ParameterizedTest
    @CsvSource({"14.0, true", "26.5, true", "27.1, true", "28.0, false"})
    void intelProgramsStartWhileThereIsRosetta(String macOs, boolean starts) {
        Answer answer = arm64(macOs).execute(MachInspections.of(X86_64_PROGRAM));
        assertThat(answer)
                .isEqualTo(
                        starts
                                ? new Answer.Accepts(0)
                                : new Answer.Refuses(Refusal.ARCHITECTURE, "Bad CPU type in executable", ""));
    }

    @Test
    void programsKeepToTheMachineThatAsks() {
        Inspection fat = MachInspections.of(MachBytes.fat(false, List.of(X86_64_PROGRAM, ARM64_PROGRAM)));
        DyldLoader rosetta = new DyldLoader(Known.X86_64, true, Version.of(14, 0));
        DyldLoader intel = new DyldLoader(Known.X86_64, false, Version.of(14, 0));
        assertThat(arm64("14.0").execute(fat)).isEqualTo(new Answer.Accepts(1));
        assertThat(rosetta.execute(fat)).isEqualTo(new Answer.Accepts(0));
        assertThat(intel.execute(fat)).isEqualTo(new Answer.Accepts(0));
        assertThat(refusal(intel.execute(MachInspections.of(ARM64_PROGRAM))).reason())
                .isEqualTo(Refusal.ARCHITECTURE);
    }

    @Test
    void kernelTakesNo64BitFatFiles() {
        Inspection fat64 = MachInspections.of(MachBytes.fat(true, List.of(X86_64_PROGRAM, ARM64_PROGRAM)));
        assertThat(refusal(arm64("14.0").execute(fat64)).words()).isEqualTo("Exec format error");
    }

    @Test
    void librariesAreNoPrograms() {
        assertThat(refusal(arm64("14.0").execute(MachInspections.of(ARM64_DYLIB)))
                        .reason())
                .isEqualTo(Refusal.FILE_TYPE);
    }

    @Test
    void ppcAndI386ProgramsAreDead() {
        byte[] i386 = MachBytes.thin(7, 3, MachBytes.EXECUTABLE);
        DyldLoader intel = new DyldLoader(Known.X86_64, false, Version.of(14, 0));
        assertThat(refusal(intel.execute(MachInspections.of(i386))).words()).isEqualTo("Bad CPU type in executable");
    }

    @Test
    void thereAreNoOtherProcesses() {
        Version macOs = Version.of(14, 0);
        assertThatThrownBy(() -> new DyldLoader(Known.I386, false, macOs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("macOS has no i386 processes");
    }

    @ParameterizedTest
    @CsvSource({
        "11.0, true, false",
        "26.3, true, false",
        "26.4, true, true",
        "27.9, true, true",
        "28.0, false, false",
        "10.15, false, false"
    })
    void rosettaHasItsTime(String macOs, boolean runs, boolean warns) {
        Version version = Version.parse(macOs).orElseThrow();
        assertThat(Rosetta.runs(version)).isEqualTo(runs);
        assertThat(Rosetta.warns(version)).isEqualTo(warns);
    }
}
