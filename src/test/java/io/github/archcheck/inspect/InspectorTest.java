package io.github.archcheck.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.BinaryParser;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.FileSource;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.testkit.Ar;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.CountingSource;
import io.github.archcheck.testkit.Headers;
import io.github.archcheck.testkit.Hostile;
import io.github.archcheck.testkit.Pe;
import io.github.archcheck.testkit.Xcoff;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InspectorTest {
    private static final int PAST_TWO_GIGABYTES_SHIFT = 33;

    private final Inspector inspector = new Inspector(Parsers.ALL);

    @TempDir
    private Path folder;

    static List<Object[]> formats() {
        return List.of(
                new Object[] {BinaryFormat.PE, Pe.dll().bytes()},
                new Object[] {
                    BinaryFormat.AR,
                    Ar.archive()
                            .member("a.o/", Headers.elf(true, true, 62))
                            .build()
                            .bytes()
                },
                new Object[] {BinaryFormat.WASM, Headers.wasm()},
                new Object[] {BinaryFormat.BITCODE, Headers.rawBitcode()},
                new Object[] {BinaryFormat.XCOFF, Xcoff.file(true, 0).bytes()},
                new Object[] {BinaryFormat.XCOFF, Xcoff.archive(true).bytes()});
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatFindsItsParser(BinaryFormat format, byte[] file) throws Exception {
        assertThat(inspector.inspect(new ArraySource(file))).isInstanceOfSatisfying(Inspection.Parsed.class, parsed -> {
            assertThat(parsed.binary().format()).isEqualTo(format);
            assertThat(parsed.sizeBytes()).isEqualTo(file.length);
        });
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noDamageEscapes(BinaryFormat format, byte[] file) {
        Stream.concat(Hostile.prefixes(file), Hostile.randomDamage(file))
                .forEach(bytes -> assertThat(inspectArray(bytes)).isNotInstanceOf(Inspection.Unreadable.class));
    }

    @Test
    void damageIsAValueWithItsPlace() throws Exception {
        Built file = Pe.dll().withU32("Signature", 0);
        assertThat(inspector.inspect(write("a.pyd", file.bytes())))
                .isEqualTo(new Inspection.Damaged(
                        BinaryFormat.PE,
                        new Defect(
                                file.offsetOf("Signature"),
                                "IMAGE_NT_HEADERS.Signature",
                                "0x0 is not PE: a DOS or 16-bit program, or damage"),
                        file.size(),
                        head(file.bytes())));
    }

    @Test
    void whatIsNotBinaryIsNamed() throws Exception {
        byte[] pointer = "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.UTF_8);
        assertThat(inspector.inspect(write("a.so", pointer)))
                .isEqualTo(new Inspection.NotBinary(Content.GIT_LFS_POINTER, pointer.length, head(pointer)));
        assertThat(inspector.inspect(write("b.so", new byte[0]))).isEqualTo(new Inspection.NotBinary(Content.EMPTY, 0));
    }

    @Test
    void theFirstBytesAreKept() throws Exception {
        Inspection text = inspector.inspect(new ArraySource("0123456789".getBytes(StandardCharsets.US_ASCII)));
        Head head = ((Inspection.NotBinary) text).head();
        assertThat(head.size()).isEqualTo(8);
        assertThat(head.u8(7)).isEqualTo('7');
        assertThat(head.u8(8)).isZero();
        assertThat(head.code32(0)).isEqualTo(0x30313233);
        assertThat(head)
                .isNotEqualTo(Head.NONE)
                .hasSameHashCodeAs(Head.of(ByteBuffer.wrap("01234567!".getBytes(StandardCharsets.US_ASCII)), 8));
    }

    @Test
    void moreBytesOfAJavaClassAreKept() throws Exception {
        byte[] file = ByteBuffer.allocate(5000).putInt(0xcafebabe).putInt(52).array();
        assertThat(inspector.inspect(new ArraySource(file)))
                .isEqualTo(new Inspection.NotBinary(Content.JAVA_CLASS, 5000, Head.of(ByteBuffer.wrap(file), 4096)));
    }

    @Test
    void theOrderOfParsersDecides() throws Exception {
        Inspector other = new Inspector(List.of(new Greedy(BinaryFormat.ELF), new Greedy(BinaryFormat.PE)));
        assertThat(other.inspect(new ArraySource(new byte[1])))
                .isEqualTo(new Inspection.Parsed(Greedy.binary(BinaryFormat.ELF), 1, head(new byte[1])));
    }

    @Test
    void aMissingFileIsUnreadable() throws Exception {
        assertThat(inspector.inspect(folder.resolve("gone.so"))).isEqualTo(new Inspection.Unreadable("no such file"));
    }

    @Test
    void aFolderIsUnreadable() throws Exception {
        assertThat(inspector.inspect(folder))
                .isIn(
                        new Inspection.Unreadable("is a directory"),
                        // Windows
                        new Inspection.Unreadable("permission denied"));
    }

    @Test
    void aFileThatShrinksIsUnreadable() throws Exception {
        ByteSource shrinking = new Failing(new IOException("the file became shorter while it was read"));
        assertThat(inspector.inspect(shrinking))
                .isEqualTo(new Inspection.Unreadable("the file became shorter while it was read"));
    }

    static List<Object[]> failures() {
        return List.of(
                new Object[] {new AccessDeniedException("/a/b.so"), "permission denied"},
                new Object[] {new FileSystemException("/a/b.so", null, "Too many open files"), "too many open files"},
                new Object[] {new FileSystemException("/a/b.so"), "could not be read"},
                new Object[] {new IOException("Input/output error"), "input/output error"},
                new Object[] {new IOException(), "could not be read"},
                new Object[] {new IOException(" "), "could not be read"});
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failuresAreSaidInPlainWords(IOException failure, String reason) throws Exception {
        assertThat(inspector.inspect(new Failing(failure))).isEqualTo(new Inspection.Unreadable(reason));
    }

    @Test
    void anInterruptIsNoPropertyOfTheFile() throws Exception {
        Path file = write("a.so", new byte[100]);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> inspector.inspect(file)).isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatIsNotBinaryCostsOneReadOfABlock() throws Exception {
        CountingSource source = new CountingSource(new ArraySource(new byte[1 << 20]));
        assertThat(inspector.inspect(source)).isInstanceOf(Inspection.NotBinary.class);
        assertThat(source.countReads()).isEqualTo(1);
        assertThat(source.countBytes()).isEqualTo(4096);
    }

    @Test
    void eightGigabytesOfNothingCostOneRead() throws Exception {
        Path path = folder.resolve("huge.so");
        long sizeBytes = 1L << PAST_TWO_GIGABYTES_SHIFT;
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), sizeBytes - 1);
        }
        try (FileSource file = FileSource.open(path)) {
            CountingSource source = new CountingSource(file);
            assertThat(inspector.inspect(source))
                    .isEqualTo(new Inspection.NotBinary(Content.ZEROS, sizeBytes, head(new byte[8])));
            assertThat(source.countReads()).isEqualTo(1);
        }
    }

    @Test
    void everyParserHasAFormatOfItsOwn() {
        assertThat(Parsers.ALL).extracting(BinaryParser::format).doesNotHaveDuplicates();
    }

    private Inspection inspectArray(byte[] file) {
        try {
            return inspector.inspect(new ArraySource(file));
        } catch (ClosedByInterruptException e) {
            throw new AssertionError(e);
        }
    }

    private static Head head(byte[] file) {
        return Head.of(ByteBuffer.wrap(file), 8);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    /** Recognises everything. */
    private record Greedy(BinaryFormat format) implements BinaryParser {
        static Binary binary(BinaryFormat format) {
            return new Binary(format, List.of(), Optional.empty(), List.of());
        }

        @Override
        public boolean recognises(ByteBuffer head, long sizeBytes) {
            return true;
        }

        @Override
        public Binary parse(ByteSource file) {
            return binary(format);
        }
    }

    /** Cannot be read. */
    private record Failing(IOException failure) implements ByteSource {
        @Override
        public long size() {
            return 100;
        }

        @Override
        public long start() {
            return 0;
        }

        @Override
        public Cursor read(Span span, ByteOrder order, String field) throws IOException {
            throw failure;
        }

        @Override
        public ByteSource within(Span span, String field) {
            return this;
        }
    }
}
