package io.github.archcheck.lock.toml;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.MalformedLockException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Files as lock files name them. */
public final class FileEntry {
    private static final String SHA256 = "sha256:";
    private static final int SHA256_DIGITS = 64;

    private FileEntry() {}

    /**
     * @param name empty to take it from the location
     * @param location an address or a path, as the file has it
     * @param size negative values count as unknown
     * @param hash such as {@code sha256:…}; others than SHA-256 are passed over
     */
    public static Candidate of(
            Optional<String> name, Optional<String> location, OptionalLong size, Optional<String> hash) {
        String fileName = name.orElseGet(() -> location.map(FileEntry::fileName).orElse(""));
        boolean known = size.isPresent() && size.getAsLong() >= 0;
        return new Candidate(fileName, location, known ? size : OptionalLong.empty(), hash.flatMap(FileEntry::sha256));
    }

    /** An entry {@code {file = …, hash = …}} or {@code {url = …, hash = …}}. */
    public static Candidate read(TomlTable entry) throws MalformedLockException {
        Optional<String> url = entry.optionalText("url");
        if (url.isEmpty()) {
            entry.text("file");
        }
        return of(entry.optionalText("file"), url, OptionalLong.empty(), entry.optionalText("hash"));
    }

    private static Optional<String> sha256(String hash) {
        String digits = hash.startsWith(SHA256) ? hash.substring(SHA256.length()) : "";
        return digits.length() == SHA256_DIGITS ? Optional.of(digits.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    public static boolean isWheel(String fileName) {
        return fileName.length() > 4 && fileName.regionMatches(true, fileName.length() - 4, ".whl", 0, 4);
    }

    /** The last part of an address or a path, without query and fragment where there is a scheme, percent-decoded. */
    public static String fileName(String location) {
        boolean address = location.contains("://");
        int end = location.length();
        if (address) {
            end = before(location, '#', before(location, '?', end));
        }
        int start =
                Math.max(location.lastIndexOf('/', end - 1), address ? -1 : location.lastIndexOf('\\', end - 1)) + 1;
        String last = location.substring(start, end);
        return address ? percentDecoded(last) : last;
    }

    private static int before(String text, char sign, int end) {
        int at = text.indexOf(sign);
        return at < 0 ? end : Math.min(at, end);
    }

    /** What is no escape stays as it is. */
    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%'
                    && i + 2 < bytes.length
                    && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2])) {
                decoded.write(HexFormat.fromHexDigit(bytes[i + 1]) << 4 | HexFormat.fromHexDigit(bytes[i + 2]));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    /** A path that is relative to another; absolute ones and addresses stay as they are. */
    public static String below(String folder, String path) {
        boolean absolute = path.startsWith("/") || path.contains("://") || path.matches("[A-Za-z]:[/\\\\].*");
        return absolute || folder.isEmpty() ? path : folder + (folder.endsWith("/") ? "" : "/") + path;
    }
}
