package io.github.archcheck.loader.linux;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.elf.ElfParser;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One line of the tables in {@code testdata/loader/elf}: a damaged file, and what a real loader said of it.
 *
 * @param patches {@code offset=hex} pairs, separated by commas
 * @param length to which the file is cut; -1 for none
 * @param said {@code LOADED}, {@code SIGNAL n}, or the loader's words
 */
public record ElfCase(String name, String base, String patches, int length, String said) {
    public static final String LOADED = "LOADED";

    private static final Path FOLDER = Path.of("testdata/loader/elf");
    private static final int HEAD_BYTES = 4096;

    public static List<ElfCase> read(String table) {
        try {
            return Files.readAllLines(FOLDER.resolve(table), StandardCharsets.UTF_8).stream()
                    .map(line -> line.split("\t", -1))
                    .map(row -> new ElfCase(row[0], row[1], row[2], Integer.parseInt(row[3]), row[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A base file with other patches, and what is not known said of it. */
    public static ElfCase of(String base, String patches) {
        return new ElfCase(patches, base, patches, -1, "");
    }

    /** What inspecting the file gives, as far as ELF goes. */
    public Inspection inspection() {
        byte[] bytes = bytes();
        ElfParser parser = new ElfParser();
        ByteBuffer head = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, HEAD_BYTES));
        if (!parser.recognises(head, bytes.length)) {
            return new Inspection.NotBinary(bytes.length == 0 ? Content.EMPTY : Content.DATA, bytes.length);
        }
        try {
            return new Inspection.Parsed(parser.parse(new ArraySource(bytes)), bytes.length);
        } catch (MalformedBinaryException e) {
            return new Inspection.Damaged(BinaryFormat.ELF, Defect.of(e), bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer in the words of the tables; what dies without a word is {@code SIGNAL}. */
    public static String text(Answer answer) {
        return answer.match(
                accepts -> LOADED,
                refuses -> refuses.words().isEmpty() ? "SIGNAL" : refuses.words(),
                undetermined -> "UNDETERMINED");
    }

    private byte[] bytes() {
        byte[] bytes = base.equals("-") ? new byte[0] : baseBytes();
        if (!patches.isEmpty()) {
            for (String patch : patches.split(",", -1)) {
                int equals = patch.indexOf('=');
                int offset = Integer.parseInt(patch.substring(0, equals));
                byte[] added = HexFormat.of().parseHex(patch.substring(equals + 1));
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length, offset + added.length));
                System.arraycopy(added, 0, bytes, offset, added.length);
            }
        }
        return length < 0 ? bytes : Arrays.copyOf(bytes, length);
    }

    private byte[] baseBytes() {
        try {
            return Files.readAllBytes(FOLDER.resolve(base));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
