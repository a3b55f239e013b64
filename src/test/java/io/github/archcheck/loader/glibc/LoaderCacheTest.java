package io.github.archcheck.loader.glibc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.loader.Hardware;
import io.github.archcheck.loader.Load;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.Elf;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderCacheTest {
    private static final int X86_64 = 0x303;
    private static final int I386 = 3;
    private static final long LEVEL_3 = 1L << 62 | 3L << 32;
    private static final String V3 = "x86-64-v3";

    private record Entry(int flags, String name, String path, long hwcap) {}

    @TempDir
    private Path temporary;

    private LinkedDirectory root;

    @BeforeEach
    void system() throws IOException {
        root = LinkedDirectory.sysroot(temporary.toRealPath());
        for (String path : List.of("opt/plain/libx.so", "opt/v3/libx.so", "lib64/libc.so.6")) {
            root.put(path, Elf.x86().stack(6).soname(path.substring(path.lastIndexOf('/') + 1)));
        }
        root.put("a.so", Elf.x86().stack(6).needed("libx.so"));
    }

    /** What is found for the need; the name itself when nothing is. */
    private String found(byte[] cache, OptionalInt level) throws IOException {
        root.put("etc/ld.so.cache", cache);
        Load load = root.linker(Version.of(2, 36), Optional.empty(), new Hardware(level, OptionalLong.empty()))
                .open("/a.so");
        return load.faults().isEmpty()
                ? load.images().get(1).file().path()
                : load.faults().get(0).subject();
    }

    /** As ldconfig writes it: header, entries, strings, and behind them the names that hwcaps refer to by number. */
    private static byte[] cache(Entry... entries) {
        Bytes strings = new Bytes(ByteOrder.LITTLE_ENDIAN);
        Bytes out = new Bytes(ByteOrder.LITTLE_ENDIAN);
        int start = 48 + 24 * entries.length;
        Bytes rows = new Bytes(ByteOrder.LITTLE_ENDIAN);
        for (Entry entry : entries) {
            rows.u32(entry.flags()).u32(start + strings.size());
            strings.cstring(entry.name());
            rows.u32(start + strings.size()).u32(0).u64(entry.hwcap());
            strings.cstring(entry.path());
        }
        int name = start + strings.size();
        strings.cstring(V3).align(4);
        int extension = start + strings.size();
        out.raw("glibc-ld.so.cache1.1".getBytes(StandardCharsets.US_ASCII))
                .u32(entries.length)
                .u32(strings.size())
                .u32(2)
                .u32(extension)
                .zeros(12);
        out.append(rows.build(), "").append(strings.build(), "");
        return out.u32(0xeaa4_2174L)
                .u32(1)
                .u32(1)
                .u32(0)
                .u32(extension + 24L)
                .u32(4)
                .u32(name)
                .build()
                .bytes();
    }

    private static final Entry PLAIN = new Entry(X86_64, "libx.so", "/opt/plain/libx.so", 0);
    private static final Entry FAST = new Entry(X86_64, "libx.so", "/opt/v3/libx.so", LEVEL_3);

    @Test
    void leadsToWhereLdconfigFoundALibrary() throws IOException {
        assertThat(found(cache(PLAIN), OptionalInt.empty())).isEqualTo("/opt/plain/libx.so");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void prefersWhatIsMadeForTheProcessor(int level) throws IOException {
        assertThat(found(cache(FAST, PLAIN), OptionalInt.of(level))).isEqualTo("/opt/v3/libx.so");
    }

    @Test
    void passesOverWhatTheProcessorLacks() throws IOException {
        assertThat(found(cache(FAST, PLAIN), OptionalInt.of(2))).isEqualTo("/opt/plain/libx.so");
        assertThat(found(cache(FAST), OptionalInt.of(2))).isEqualTo("libx.so");
    }

    @Test
    void passesOverOtherMachines() throws IOException {
        assertThat(found(cache(new Entry(I386, "libx.so", "/opt/plain/libx.so", 0)), OptionalInt.empty()))
                .isEqualTo("libx.so");
    }

    @Test
    void liesBehindTheOldFormatToo() throws IOException {
        byte[] old = new Bytes(ByteOrder.LITTLE_ENDIAN)
                .raw("ld.so-1.7.0\0".getBytes(StandardCharsets.US_ASCII))
                .u32(1)
                .zeros(12)
                .align(8)
                .build()
                .bytes();
        byte[] both = Arrays.copyOf(old, old.length + cache(PLAIN).length);
        System.arraycopy(cache(PLAIN), 0, both, old.length, cache(PLAIN).length);
        assertThat(found(both, OptionalInt.empty())).isEqualTo("/opt/plain/libx.so");
    }

    @Test
    void countsForNothingWhereItIsCutOff() throws IOException {
        byte[] whole = cache(PLAIN);
        for (int length = 0; length < 72; length++) {
            assertThat(found(Arrays.copyOf(whole, length), OptionalInt.empty()))
                    .as("%d bytes", length)
                    .isEqualTo("libx.so");
        }
    }

    @Test
    void subdirectoriesForTheProcessorComeBeforeTheDirectory() throws IOException {
        root.put("lib/libx.so", Elf.x86().stack(6).soname("libx.so"));
        root.put("lib/glibc-hwcaps/x86-64-v3/libx.so", Elf.x86().stack(6).soname("libx.so"));
        root.put("a.so", Elf.x86().stack(6).needed("libx.so").runpath("$ORIGIN/lib"));
        byte[] none = new byte[0];
        assertThat(found(none, OptionalInt.of(3))).isEqualTo("/lib/glibc-hwcaps/x86-64-v3/libx.so");
        assertThat(found(none, OptionalInt.of(2))).isEqualTo("/lib/libx.so");
        assertThat(found(none, OptionalInt.empty())).isEqualTo("/lib/libx.so");
    }
}
