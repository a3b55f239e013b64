package io.github.archcheck.cli;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.TextDecoding;
import io.github.archcheck.lock.formats.Formats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files that say what to install. */
final class LockFiles {
    private static final int CHUNK = 1 << 16;

    private LockFiles() {}

    static String read(String name, Path file) throws IOException, UsageException {
        try {
            return TextDecoding.read(name, file);
        } catch (MalformedLockException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    static String read(String name, InputStream in) throws IOException, UsageException {
        // Never readNBytes: on Java 17 that of a FileInputStream asks for its position, which a pipe does not have.
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0 && all.size() <= TextDecoding.MOST_BYTES; n = in.read(chunk)) {
            all.write(chunk, 0, n);
        }
        try {
            return TextDecoding.decode(name, all.toByteArray());
        } catch (MalformedLockException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    static Listing listing(LockText text, Optional<String> formatName) throws IOException, UsageException {
        LockFormat format = formatName.isPresent() ? named(formatName.get()) : detected(text);
        try {
            return format.read(text);
        } catch (MalformedLockException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static LockFormat named(String name) throws UsageException {
        return Formats.named(name).orElseThrow(() -> {
            List<String> known = Formats.all().stream().map(LockFormat::name).toList();
            return UsageException.aboutOptions("no such input format: " + name + "; there are "
                    + String.join(", ", known) + Choices.nearest(name, known));
        });
    }

    private static LockFormat detected(LockText text) throws UsageException {
        String fileName =
                text.file().map(file -> String.valueOf(file.getFileName())).orElse("");
        return Formats.of(fileName, text.content())
                .orElseThrow(() -> new UsageException(text.name()
                        + ": neither its name nor its content says what kind of file it is; --input-format does"));
    }
}
