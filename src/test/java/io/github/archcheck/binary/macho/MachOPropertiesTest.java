package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.Image;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Signature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file, sound or not. */
class MachOPropertiesTest {
    private static final byte[] UUID = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    private static MachO everything(MachO.Cpu cpu) {
        return MachO.dylib(cpu)
                .segment("__TEXT", 0, 0x1000, 0, 0x100, new MachO.Sect("__text", 0x100, 0x20, 0x100))
                .idDylib("@rpath/libself.dylib")
                .loadDylib("@rpath/libfoo.dylib")
                .loadWeakDylib("libweak.dylib")
                .dylibUse("libuse.dylib", 4)
                .rpath("@loader_path/.dylibs")
                .buildVersion(1, MachO.version(11, 0, 0), MachO.version(14, 4, 0), 3, 0)
                .buildVersion(6, MachO.version(14, 0, 0), MachO.version(17, 0, 0))
                .uuid(UUID)
                .encryption(0)
                .linkeditData("LC_DYLD_EXPORTS_TRIE", 0x80000033L, 0x100, 8)
                .command("LC_MAIN", 0x80000028L, bytes -> bytes.u64(0x100).u64(0))
                .command(
                        "LC_LINKER_OPTION",
                        0x2D,
                        bytes -> bytes.u32(2).cstring("-l").cstring("z"))
                .content(64)
                .signature(Signature.signed("org.example.self", "TEAM123456"));
    }

    static Stream<Arguments> files() {
        Built intel = MachO.dylib(MachO.X86_64).loadDylib("a").build();
        Built arm = MachO.dylib(MachO.ARM64).minos(11, 0).rpath("b").build();
        return Stream.of(
                Arguments.of("64-bit little-endian", everything(MachO.ARM64).build()),
                Arguments.of("32-bit little-endian", everything(MachO.I386).build()),
                Arguments.of("32-bit big-endian", everything(MachO.PPC).build()),
                Arguments.of("64-bit big-endian", everything(MachO.PPC64).build()),
                Arguments.of(
                        "fat",
                        FatMachO.fat32()
                                .slice(MachO.X86_64, intel, 4)
                                .slice(MachO.ARM64, arm, 4)
                                .build()),
                Arguments.of(
                        "fat64",
                        FatMachO.fat64()
                                .slice(MachO.X86_64, intel, 4)
                                .slice(MachO.ARM64, arm, 4)
                                .build()),
                Arguments.of(
                        "hidden slice",
                        FatMachO.fat32()
                                .slice(MachO.X86_64, intel, 4)
                                .slice(MachO.ARM64, arm, 4)
                                .declare(1)
                                .build()));
    }

    /** Parses and asks for everything; damage must be told with a place inside the file. */
    static void survives(byte[] file, Supplier<String> what) throws IOException {
        Reading.recognised(file);
        try {
            Binary binary = new MachOParser().parse(new ArraySource(file));
            Reading.touchAll(binary);
            binary.defects().forEach(defect -> requireInside(defect.offset(), file, what));
            for (Image image : binary.images()) {
                image.defects().forEach(defect -> requireInside(defect.offset(), file, what));
            }
        } catch (MalformedBinaryException e) {
            requireInside(e.offset(), file, what);
        }
    }

    private static void requireInside(long offset, byte[] file, Supplier<String> what) {
        if (offset < 0 || offset > file.length) {
            throw new AssertionError(what.get() + ": damage told at " + offset + " of " + file.length);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void truncationIsAlwaysReportedInsideTheFile(String name, Built file) throws Exception {
        for (int length = 0; length < file.size(); length++) {
            String what = name + " cut to " + length;
            survives(file.truncated(length).bytes(), () -> what);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void noOverwrittenFieldDoesMoreThanDamage(String name, Built file) throws Exception {
        byte[] changed = file.bytes();
        for (int width : new int[] {1, 2, 4, 8}) {
            for (byte[] pattern : patterns(width)) {
                for (int at = 0; at + width <= changed.length; at++) {
                    int place = at;
                    byte[] sound = Arrays.copyOfRange(changed, at, at + width);
                    System.arraycopy(pattern, 0, changed, at, width);
                    survives(changed, () -> name + ", " + Arrays.toString(pattern) + " at " + place);
                    System.arraycopy(sound, 0, changed, at, width);
                }
            }
        }
    }

    /** 0, 1, all ones and the sign bit, in both byte orders. */
    private static List<byte[]> patterns(int width) {
        List<byte[]> patterns = new ArrayList<>();
        patterns.add(new byte[width]);
        byte[] ones = new byte[width];
        Arrays.fill(ones, (byte) 0xFF);
        patterns.add(ones);
        for (int value : new int[] {0x01, 0x80}) {
            byte[] little = new byte[width];
            little[value == 0x01 ? 0 : width - 1] = (byte) value;
            byte[] big = new byte[width];
            big[value == 0x01 ? width - 1 : 0] = (byte) value;
            patterns.add(little);
            patterns.add(big);
        }
        return patterns;
    }

    @Test
    void wordSizeAndByteOrderDoNotChangeWhatAnImageSays() throws Exception {
        Map<String, Object> expected =
                sayings(Reading.image(everything(MachO.ARM64).build()));
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (boolean wide : new boolean[] {true, false}) {
                Image image = Reading.image(
                        everything(MachO.ARM64).layout(wide, order).build());
                assertThat(sayings(image)).as("%s, wide %s", order, wide).isEqualTo(expected);
            }
        }
    }

    private static Map<String, Object> sayings(Image image) {
        MachODetails details = Reading.details(image);
        Map<String, Object> sayings = new TreeMap<>();
        sayings.put("architecture", image.architecture());
        sayings.put("type", image.type());
        sayings.put("platform", image.platform());
        sayings.put("minimumOs", image.minimumOs());
        sayings.put("needs", image.needs());
        sayings.put("runPaths", image.runPaths());
        sayings.put("identity", image.identity());
        sayings.put("defects", image.defects());
        sayings.put("flags", details.flags());
        sayings.put("ncmds", details.ncmds());
        sayings.put("targets", details.targets());
        sayings.put("uuid", details.uuid());
        sayings.put("signature", details.signatureKind());
        sayings.put(
                "team",
                details.signature().flatMap(signature -> signature.directory().teamId()));
        sayings.put(
                "sections",
                details.commands(LoadCommand.Segment.class).stream()
                        .map(LoadCommand.Segment::sections)
                        .toList());
        return sayings;
    }

    @Test
    void hostileCountsDoNotCostMemory() throws Exception {
        Built thin = MachO.dylib(MachO.ARM64)
                .segment("__TEXT", 0, 0, 0, 0)
                .minos(11, 0)
                .signature(Signature.adHoc("a"))
                .build();
        byte[] ones = Bytes.u32(ByteOrder.BIG_ENDIAN, 0xFFFFFFFFL);
        byte[] most = Bytes.u32(ByteOrder.LITTLE_ENDIAN, 0x7FFFFFFF);
        Built fat = FatMachO.fat64().slice(MachO.ARM64, thin).build();
        for (Built file : List.of(
                thin.with("mach_header.ncmds", ones).with("mach_header.sizeofcmds", ones),
                thin.with("mach_header.ncmds", most).with("mach_header.sizeofcmds", most),
                thin.with("LC_SEGMENT.nsects", most),
                thin.with("LC_BUILD_VERSION.ntools", most),
                thin.with("CS_SuperBlob.count", ones),
                thin.with("CodeDirectory.nCodeSlots", ones),
                fat.with("fat_header.nfat_arch", ones),
                FatMachO.fat32().slice(MachO.ARM64, thin).build().with("fat_header.nfat_arch", ones))) {
            assertThat(allocatedBy(file)).isLessThan(1 << 20);
        }
    }

    /** Two hundred slices that are all the same megabyte of eight-byte commands. */
    @Test
    void overlappingSlicesDoNotMultiplyMemory() throws Exception {
        Built slice = MachO.dylib(MachO.ARM64)
                .command("LC_UNHEARD_OF", 0x77, bytes -> {
                    for (int i = 0; i < 120_000; i++) {
                        bytes.u32(0x77).u32(8);
                    }
                })
                .build()
                .withU32("LC_UNHEARD_OF.cmdsize", 8)
                .withU32("mach_header.ncmds", 120_001);
        FatMachO fat = FatMachO.fat32().slice(MachO.ARM64, slice);
        Built empty = Bytes.bigEndian().build();
        for (int i = 1; i < 200; i++) {
            fat.slice(MachO.ARM64.withSubtype(i), empty);
        }
        Built file = fat.build();
        for (int i = 1; i < 200; i++) {
            file = file.withU32("fat_arch[" + i + "].offset", file.offsetOf("slice[0]"))
                    .withU32("fat_arch[" + i + "].size", slice.size());
        }

        assertThat(Reading.binary(file).images()).hasSizeBetween(4, 6);
    }

    private static long allocatedBy(Built file) throws IOException {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
            throw new AssertionError("this JVM does not count allocations");
        }
        byte[] bytes = file.bytes();
        parse(bytes);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        parse(bytes);
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private static void parse(byte[] bytes) throws IOException {
        try {
            new MachOParser().parse(new ArraySource(bytes));
        } catch (MalformedBinaryException e) {
            assertThat(e.offset()).isBetween(0L, (long) bytes.length);
        }
    }
}
