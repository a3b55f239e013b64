package io.github.archcheck.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.report.InspectedFile;
import io.github.archcheck.report.SampleInspections;
import io.github.archcheck.report.SampleReport;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are those that LLVM 14 (llvm-readobj, llvm-objdump) and binutils 2.40 (readelf) print. */
class JsonInspectTest {
    private static String json(List<InspectedFile> files) throws IOException {
        StringWriter out = new StringWriter();
        new JsonInspectWriter("1.2.3").write(files, out);
        return out.toString();
    }

    private static JsonNode file(byte[] bytes) throws IOException {
        return new ObjectMapper()
                .readTree(json(List.of(new InspectedFile("x", SampleReport.inspection(bytes)))))
                .at("/files/0");
    }

    private static JsonNode file(String name) throws IOException {
        Path path = Path.of("testdata").resolve(name);
        return new ObjectMapper()
                .readTree(json(List.of(new InspectedFile(name, new Inspector(Parsers.ALL).inspect(path)))))
                .at("/files/0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    macho/libanswer-fat.dylib   | /slices/0/cputype                        | 16777223
                    macho/libanswer-fat.dylib   | /slices/0/cpusubtypeName                 | CPU_SUBTYPE_X86_64_ALL
                    macho/libanswer-fat.dylib   | /slices/0/filetypeName                   | MH_DYLIB
                    macho/libanswer-fat.dylib   | /slices/0/ncmds                          | 16
                    macho/libanswer-fat.dylib   | /slices/0/sizeofcmds                     | 928
                    macho/libanswer-fat.dylib   | /slices/0/flags                          | 133
                    macho/libanswer-fat.dylib   | /slices/1/cputype                        | 16777228
                    macho/libanswer-fat.dylib   | /slices/1/cpusubtype                     | 0
                    macho/libanswer-fat.dylib   | /slices/1/ncmds                          | 17
                    macho/libanswer-arm64.dylib | /slices/0/uuid                           | 4C4C44F3-5555-3144-A1ED-159583DB4F47
                    macho/libanswer-arm64.dylib | /slices/0/identity                       | @rpath/libanswer.2.dylib
                    macho/libanswer-arm64.dylib | /slices/0/sdk                            | 14.4
                    macho/libanswer-arm64.dylib | /slices/0/minimumOs                      | 11.0
                    macho/libanswer-arm64.dylib | /slices/0/platforms/0/platformName       | PLATFORM_MACOS
                    macho/libanswer-arm64.dylib | /slices/0/codeSignature/offset           | 16448
                    macho/libanswer-arm64.dylib | /slices/0/codeSignature/size             | 304
                    elf/x86_64-verneed.so       | /slices/0/machineName                    | EM_X86_64
                    elf/x86_64-verneed.so       | /slices/0/machine                        | 62
                    elf/x86_64-verneed.so       | /slices/0/sectionHeaderOffset            | 4520
                    elf/x86_64-verneed.so       | /slices/0/identity                       | libverneed.so.2
                    elf/x86_64-verneed.so       | /slices/0/glibc                          | 2.14
                    elf/x86_64-verneed.so       | /slices/0/versionNeeds/0/file            | libc.so.6
                    elf/x86_64-verneed.so       | /slices/0/versionNeeds/0/versions/0/hash | 110530964
                    elf/x86_64-verneed.so       | /slices/0/versionNeeds/0/versions/0/name | GLIBC_2.14
                    elf/x86_64-verneed.so       | /slices/0/interpreter                    | null
                    pe/x86_64.dll               | /slices/0/machineName                    | IMAGE_FILE_MACHINE_AMD64
                    pe/x86_64.dll               | /slices/0/characteristics                | 8226
                    pe/x86_64.dll               | /slices/0/characteristicNames/2          | IMAGE_FILE_DLL
                    pe/x86_64.dll               | /slices/0/sections                       | 2
                    pe/x86_64.dll               | /slices/0/optionalHeader/magic           | 523
                    pe/x86_64.dll               | /slices/0/optionalHeader/subsystemName   | IMAGE_SUBSYSTEM_WINDOWS_GUI
                    pe/x86_64.dll               | /slices/0/optionalHeader/dllCharacteristics | 352
                    """)
    void headersAreAsOtherToolsReadThem(String name, String pointer, String value) throws IOException {
        JsonNode node = file(name).at(pointer);
        assertThat(node.isMissingNode()).isFalse();
        assertThat(node.isNull() ? null : node.asText()).isEqualTo(value);
    }

    @Test
    void rpathAndRunpathOfElfAreApart() throws IOException {
        JsonNode slice = file(Elf.x86()
                        .rpath("/a:/b")
                        .runpath("$ORIGIN")
                        .build()
                        .bytes())
                .at("/slices/0");
        assertThat(texts(slice.get("rpaths"))).containsExactly("/a", "/b");
        assertThat(texts(slice.get("runpaths"))).containsExactly("$ORIGIN");
    }

    @Test
    void kindsOfNeedsAreTold() throws IOException {
        JsonNode needs = file(MachO.dylib(MachO.ARM64)
                        .loadDylib("a")
                        .loadWeakDylib("b")
                        .reexportDylib("c")
                        .loadUpwardDylib("d")
                        .lazyLoadDylib("e")
                        .build()
                        .bytes())
                .at("/slices/0/needs");
        assertThat(needs.findValuesAsText("kind")).containsExactly("required", "weak", "reexport", "upward", "lazy");
    }

    @Test
    void capabilityBitsAreKeptAndTakenOff() throws IOException {
        JsonNode slice = file(MachO.dylib(MachO.ARM64E).build().bytes()).at("/slices/0");
        assertThat(slice.get("cpusubtype").asLong()).isEqualTo(0x8000_0002L);
        assertThat(slice.get("cpusubtypeMasked").asInt()).isEqualTo(2);
        assertThat(slice.get("cpusubtypeCapabilities").asInt()).isEqualTo(0x80);
    }

    @Test
    void theHiddenSliceIsMarked() throws IOException {
        JsonNode entries = file(FatMachO.fat32()
                        .slice(MachO.X86_64, MachO.dylib(MachO.X86_64).build())
                        .slice(MachO.ARM64, MachO.dylib(MachO.ARM64).build())
                        .declare(1)
                        .build()
                        .bytes())
                .at("/container/entries");
        assertThat(entries.findValuesAsText("hidden")).containsExactly("false", "true");
    }

    @Test
    void numbersOfEightBytesAreUnsigned() throws IOException {
        JsonNode command = file(MachO.dylib(MachO.X86_64)
                        .segment("__TEXT", 0xffff_ff80_0020_0000L, 4096, 0, 0)
                        .build()
                        .bytes())
                .at("/slices/0/loadCommands/0");
        assertThat(command.get("vmaddr").asText()).isEqualTo("18446743523955834880");
    }

    @Test
    void damageHasItsPlace() throws IOException {
        byte[] bytes = MachO.bundle(MachO.ARM64)
                .rpath("@loader_path")
                .build()
                .withU32("LC_RPATH.path", 0xffff)
                .bytes();
        JsonNode defect = file(bytes).at("/slices/0/defects/0");
        assertThat(defect.get("field").asText()).isEqualTo("rpath_command.path");
        assertThat(defect.get("offset").asLong()).isBetween(0x20L, (long) bytes.length);
    }

    /** Users' scripts may take these for granted, whatever the file is. */
    @Test
    void theMembersOfTheContractAreAlwaysThere() throws IOException {
        JsonNode files =
                new ObjectMapper().readTree(json(SampleInspections.files())).get("files");
        for (JsonNode file : files) {
            assertThat(file.fieldNames()).toIterable().contains("path", "format", "type", "size", "slices", "defects");
            for (JsonNode slice : file.get("slices")) {
                assertThat(slice.fieldNames())
                        .toIterable()
                        .startsWith("architecture", "type", "platform", "minimumOs", "needs", "rpaths", "identity");
            }
        }
    }

    @Test
    void writingTwiceGivesTheSameBytes() throws IOException {
        assertThat(json(SampleInspections.files())).isEqualTo(json(SampleInspections.files()));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
