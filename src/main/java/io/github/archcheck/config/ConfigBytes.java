package io.github.archcheck.config;

import io.github.archcheck.toml.TomlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that somebody wrote by hand. */
final class ConfigBytes {
    /** Larger than what anybody writes by hand. */
    private static final int LARGEST = 4 << 20;

    private ConfigBytes() {}

    /** Its text, without a byte order mark. */
    static String read(String name, Path file) throws ConfigException {
        Position whole = new Position(name, 0, 0);
        if (Files.isDirectory(file)) {
            throw new ConfigException(whole, "is a directory, not a file");
        } else if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ConfigException(whole, "is a pipe, socket or device, not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ConfigException(whole, "has more than " + (LARGEST >> 20) + " MiB");
            }
            return TomlText.unmarked(decoded(name, bytes));
        } catch (NoSuchFileException e) {
            throw new ConfigException(whole, Files.isSymbolicLink(file) ? "a link that leads nowhere" : "no such file");
        } catch (AccessDeniedException e) {
            throw new ConfigException(whole, "permission denied");
        } catch (IOException e) {
            throw new ConfigException(whole, "cannot be read");
        }
    }

    /** TOML is UTF-8; a wrong letter in the reason of an entry is better told than guessed at. */
    private static String decoded(String name, byte[] bytes) throws ConfigException {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, text, true);
        text.flip();
        if (!result.isError()) {
            return text.toString();
        }
        String before = text.toString();
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        throw new ConfigException(
                new Position(name, line, before.length() - before.lastIndexOf('\n')), "is not UTF-8 here");
    }
}
