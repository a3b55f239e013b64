package io.github.archcheck.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.testkit.Hostile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is damaged, a value comes of it, and soon. */
class SymbolReaderFuzzTest {
    private static final Inspector INSPECTOR = new Inspector(Parsers.ALL);
    private static final int HEAD_BYTES = 768;
    private static final int LINKEDIT_BYTES = 256;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elf/x86_64-verneed.so",
                "elf/x86_64-verdef.so",
                "elf/mipsel.so",
                "elf/powerpc64.so",
                "elf/armhf.so",
                "macho/libimports-x86_64.dylib",
                "macho/base-i386.o"
            })
    void damagedTablesGiveAValue(String file) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("testdata").resolve(file));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> Stream.of(Hostile.randomDamage(whole), prefixes(whole))
                        .flatMap(files -> files)
                        .forEach(SymbolReaderFuzzTest::read));
    }

    /** Damaged headers give damaged details, so that tables are read as sound headers have them, too. */
    @ParameterizedTest
    @ValueSource(strings = {"elf/x86_64-verneed.so", "macho/libimports-x86_64.dylib"})
    void tablesMayChangeBehindSoundHeaders(String file) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("testdata").resolve(file));
        Binary binary = ((Inspection.Parsed) INSPECTOR.inspect(new ArraySource(whole))).binary();
        Stream.of(Hostile.randomDamage(whole), windows(whole))
                .flatMap(files -> files)
                .forEach(changed -> read(changed, binary));
    }

    private static Stream<byte[]> prefixes(byte[] whole) {
        return Hostile.prefixes(whole).filter(cut -> cut.length % 37 == 0);
    }

    /** Windows over the first bytes, and over the last, where Mach-O has its tables. */
    private static Stream<byte[]> windows(byte[] whole) {
        byte[] head = Arrays.copyOf(whole, Math.min(whole.length, HEAD_BYTES));
        int from = Math.max(0, whole.length - LINKEDIT_BYTES);
        byte[] tail = Arrays.copyOfRange(whole, from, whole.length);
        return Stream.concat(
                Hostile.windows(head).map(changed -> replaced(whole, changed, 0)),
                Hostile.windows(tail).map(changed -> replaced(whole, changed, from)));
    }

    private static byte[] replaced(byte[] whole, byte[] part, int at) {
        byte[] changed = whole.clone();
        System.arraycopy(part, 0, changed, at, part.length);
        return changed;
    }

    private static void read(byte[] file) {
        try {
            if (INSPECTOR.inspect(new ArraySource(file)) instanceof Inspection.Parsed parsed) {
                read(file, parsed.binary());
            }
        } catch (IOException e) {
            throw new AssertionError("bytes in memory cannot fail to be read", e);
        }
    }

    private static void read(byte[] file, Binary binary) {
        try {
            for (int i = 0; i < binary.images().size(); i++) {
                assertThat(SymbolReader.read(new ArraySource(file), binary, i)).isNotNull();
            }
        } catch (IOException e) {
            throw new AssertionError("bytes in memory cannot fail to be read", e);
        }
    }
}
