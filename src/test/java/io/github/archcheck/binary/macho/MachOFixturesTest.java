package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.binary.Need;
import io.github.archcheck.bytes.FileSource;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of real tools against what LLVM's own tools say of them; see {@code testdata/macho/ORIGIN.md}. */
class MachOFixturesTest {
    private static final Path FOLDER = Path.of("testdata", "macho");

    private static final List<Need> NEEDS = List.of(
            new Need("@rpath/libbase.1.dylib", Need.Kind.REQUIRED),
            new Need("@rpath/libweak.dylib", Need.Kind.WEAK),
            new Need("@rpath/libmore.dylib", Need.Kind.REQUIRED),
            new Need("@rpath/libmore.dylib", Need.Kind.REEXPORT));

    private static Binary parse(String name) throws Exception {
        try (FileSource file = FileSource.open(FOLDER.resolve(name))) {
            return new MachOParser().parse(file);
        }
    }

    private static Image image(String name) throws Exception {
        return parse(name).images().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "answer-simulator.so, arm64, BUNDLE, ios-simulator, 14.0, 14.5, 9, 544",
        "answer-x86_64.so, x86_64, BUNDLE, macos, 10.15, 12.3, 9, 624",
        "base-arm64_32.o, arm64_32, OBJECT, watchos, 5.0, 0.0, 4, 320",
        "base-arm64e.o, arm64e, OBJECT, macos, 13.0, 0.0, 4, 360",
        "base-armv7.o, armv7, OBJECT, ios, 8.0, 0.0, 4, 244",
        "base-catalyst.o, arm64, OBJECT, maccatalyst, 14.0, 0.0, 4, 360",
        "base-i386.o, i386, OBJECT, macos, 10.6, 10.6, 4, 380",
        "libanswer-arm64.dylib, arm64, DYLIB, macos, 11.0, 14.4, 17, 880",
        "libanswer-stale.dylib, arm64, DYLIB, macos, 11.0, 14.4, 17, 880",
        "libanswer-x86_64.dylib, x86_64, DYLIB, macos, 10.9, 10.15, 16, 928",
        "main-x86_64, x86_64, EXECUTABLE, macos, 11.0, 12.0, 12, 752",
    })
    void thinFiles(
            String name,
            String architecture,
            ImageType type,
            String platform,
            String minimumOs,
            String sdk,
            int ncmds,
            int sizeofcmds)
            throws Exception {
        Image image = image(name);
        MachODetails details = Reading.details(image);

        assertThat(image.architecture().label()).isEqualTo(architecture);
        assertThat(image.type()).isEqualTo(type);
        assertThat(image.platform()).contains(platform);
        assertThat(image.minimumOs()).isEqualTo(Version.parse(minimumOs));
        assertThat(image.extent()).isEqualTo(new Span(0, Files.size(FOLDER.resolve(name))));
        assertThat(image.defects()).isEmpty();
        assertThat(details.targets().get(0).sdk()).isEqualTo(Version.parse(sdk).orElseThrow());
        assertThat(details.ncmds()).isEqualTo(ncmds);
        assertThat(details.sizeofcmds()).isEqualTo(sizeofcmds);
        assertThat(details.loadCommands()).hasSize(ncmds);
    }

    @Test
    void aLibraryWithAllKindsOfNeeds() throws Exception {
        for (String name : List.of("libanswer-arm64.dylib", "libanswer-x86_64.dylib")) {
            Image image = image(name);

            assertThat(image.needs()).isEqualTo(NEEDS);
            assertThat(image.runPaths()).containsExactly("@loader_path/.dylibs", "/opt/answer/lib");
            assertThat(image.identity()).contains("@rpath/libanswer.2.dylib");
        }
    }

    @Test
    void theCommandsOfALibraryInFileOrder() throws Exception {
        MachODetails details = Reading.details(image("libanswer-arm64.dylib"));

        assertThat(details.loadCommands())
                .extracting(command ->
                        command.type().name() + " " + command.header().size())
                .containsExactly(
                        "LC_SEGMENT_64 232",
                        "LC_SEGMENT_64 72",
                        "LC_DYLD_INFO_ONLY 48",
                        "LC_SYMTAB 24",
                        "LC_DYSYMTAB 80",
                        "LC_RPATH 40",
                        "LC_RPATH 32",
                        "LC_ID_DYLIB 56",
                        "LC_UUID 24",
                        "LC_BUILD_VERSION 32",
                        "LC_LOAD_DYLIB 48",
                        "LC_LOAD_WEAK_DYLIB 48",
                        "LC_LOAD_DYLIB 48",
                        "LC_REEXPORT_DYLIB 48",
                        "LC_FUNCTION_STARTS 16",
                        "LC_DATA_IN_CODE 16",
                        "LC_CODE_SIGNATURE 16");
        assertThat(details.uuid()).contains(UUID.fromString("4c4c44f3-5555-3144-a1ed-159583db4f47"));
        assertThat(details.flags().names()).containsExactly("MH_NOUNDEFS", "MH_DYLDLINK", "MH_TWOLEVEL");
    }

    @Test
    void segmentsSectionsAndTables() throws Exception {
        MachODetails details = Reading.details(image("libanswer-arm64.dylib"));
        List<LoadCommand.Segment> segments = details.commands(LoadCommand.Segment.class);

        assertThat(segments).extracting(LoadCommand.Segment::name).containsExactly("__TEXT", "__LINKEDIT");
        assertThat(segments.get(0).sections())
                .containsExactly(
                        new Section("__text", "__TEXT", 0x3B0, 8, 944, 2, 0, 0, 0x80000400),
                        new Section("__unwind_info", "__TEXT", 0x3B8, 0x1038, 952, 2, 0, 0, 0));
        assertThat(segments.get(1).fileOffset()).isEqualTo(16384);
        assertThat(segments.get(1).fileSize()).isEqualTo(368);
        assertThat(segments.get(1).initialProtection()).isEqualTo(1);
        assertThat(details.commands(LoadCommand.Symtab.class))
                .extracting(
                        LoadCommand.Symtab::symbolOffset, LoadCommand.Symtab::symbolCount, LoadCommand.Symtab::strings)
                .containsExactly(tuple(16408L, 1L, new Span(16424, 16)));
        assertThat(details.commands(LoadCommand.DyldInfo.class).get(0).export()).isEqualTo(new Span(16384, 16));
        LoadCommand.DylibId id = details.commands(LoadCommand.DylibId.class).get(0);
        assertThat(id.currentVersion()).isEqualTo(new Version(2, 1, 3));
        assertThat(id.compatibilityVersion()).isEqualTo(Version.of(2, 0));
        assertThat(details.commands(LoadCommand.BuildVersion.class).get(0).tools())
                .containsExactly(new BuildTool(3, new Version(14, 0, 6)));
    }

    @Test
    void aLinkerSignature() throws Exception {
        CodeSignature signature =
                Reading.details(image("libanswer-arm64.dylib")).signature().orElseThrow();

        assertThat(signature.kind()).isEqualTo(SignatureKind.LINKER_SIGNED);
        assertThat(signature.extent()).isEqualTo(new Span(16448, 304));
        assertThat(signature.directories())
                .containsExactly(new CodeDirectory(
                        0,
                        new Span(16472, 280),
                        0x20400,
                        0x20002,
                        "libanswer-arm64.dylib",
                        Optional.empty(),
                        16448,
                        2,
                        32,
                        12,
                        5,
                        0,
                        new Span(16592, 160),
                        false));
    }

    @Test
    void aFatLibrary() throws Exception {
        Binary binary = parse("libanswer-fat.dylib");
        FatHeader header = Reading.fatHeader(binary);

        assertThat(header.wide()).isFalse();
        assertThat(header.entries())
                .extracting(entry -> entry.architecture().label() + " " + entry.offset() + " " + entry.size() + " 2^"
                        + entry.align())
                .containsExactly("x86_64 4096 8248 2^12", "arm64 16384 16752 2^14");
        assertThat(binary.defects()).isEmpty();
        assertThat(binary.images()).extracting(Image::needs).containsExactly(NEEDS, NEEDS);
        assertThat(binary.images().get(1).details())
                .isEqualTo(image("libanswer-arm64.dylib").details());
    }

    @ParameterizedTest
    @CsvSource({
        "libanswer-one.dylib, false, x86_64 4096 8248 2^12",
        "base-fat.o, false, x86_64 4096 600 2^12|i386 8192 516 2^12|arm64 16384 512 2^14",
        "base-fat64.o, true, arm64e 64 512 2^3",
        "libbase-fat.a, false, x86_64 48 784 2^3|arm64 832 688 2^3",
    })
    void otherFatFiles(String name, boolean wide, String entries) throws Exception {
        Binary binary = parse(name);
        FatHeader header = Reading.fatHeader(binary);

        assertThat(header.wide()).isEqualTo(wide);
        assertThat(header.entries())
                .extracting(entry -> entry.architecture().label() + " " + entry.offset() + " " + entry.size() + " 2^"
                        + entry.align())
                .containsExactly(entries.split("\\|"));
        assertThat(binary.defects()).isEmpty();
        assertThat(binary.images()).hasSameSizeAs(header.entries());
    }

    @Test
    void archivesInAFatFile() throws Exception {
        assertThat(parse("libbase-fat.a").images())
                .extracting(image -> image.type() + " " + image.architecture().label())
                .containsExactly("ARCHIVE x86_64", "ARCHIVE arm64");
    }

    @Test
    void everyFileOfTheFolderIsRecognisedAndListedInItsOrigin() throws Exception {
        String origin = Files.readString(FOLDER.resolve("ORIGIN.md"));
        for (Path file : binaries()) {
            assertThat(Reading.recognised(Files.readAllBytes(file)))
                    .as("%s", file)
                    .isTrue();
            assertThat(origin).contains("`" + file.getFileName() + "`");
        }
    }

    @Test
    void everyCutOfEveryFileIsSurvived() throws Exception {
        for (Path file : binaries()) {
            byte[] whole = Files.readAllBytes(file);
            int step = Math.max(1, whole.length / 500);
            for (int length = 0; length < whole.length; length += length < 2048 ? 1 : step) {
                MachOPropertiesTest.survives(Arrays.copyOf(whole, length), file::toString);
            }
        }
    }

    private static List<Path> binaries() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.toString().matches(".*\\.(c|md|sh)"))
                    .sorted()
                    .toList();
        }
    }
}
