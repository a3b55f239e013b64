package io.github.archcheck.inventory.metadata;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an installer has written down about the content of one file.
 *
 * @param sizeBytes empty when it is not known
 * @param digest empty when there is none, or none that can be computed here
 */
public record Recorded(OptionalLong sizeBytes, Optional<Digest> digest) {
    /** Of a file whose content nobody answers for. */
    public static final Recorded NOTHING = new Recorded(OptionalLong.empty(), Optional.empty());

    /** By the names of Python's hashlib. Java has neither BLAKE2 nor SHAKE. */
    private static final Map<String, Kind> KINDS = Map.of(
            "md5", new Kind("MD5", 16),
            "sha1", new Kind("SHA-1", 20),
            "sha224", new Kind("SHA-224", 28),
            "sha256", new Kind("SHA-256", 32),
            "sha384", new Kind("SHA-384", 48),
            "sha512", new Kind("SHA-512", 64),
            "sha3_224", new Kind("SHA3-224", 28),
            "sha3_256", new Kind("SHA3-256", 32),
            "sha3_384", new Kind("SHA3-384", 48),
            "sha3_512", new Kind("SHA3-512", 64));

    /**
     * A digest of the whole file.
     *
     * @param algorithm in Java's spelling
     * @param hex lower case
     */
    public record Digest(String algorithm, String hex) {}

    private record Kind(String algorithm, int bytes) {}

    /**
     * The last two columns of a row of RECORD. A file without a hash is one that nobody answers for, whatever its size
     * is said to be; so is one whose hash cannot be one.
     *
     * @param hash such as {@code sha256=} and the digest in the URL-safe alphabet of base 64 without padding; also taken
     *     in hexadecimal
     * @param size decimal, or empty
     */
    static Recorded parse(String hash, String size) {
        int equals = hash.indexOf('=');
        if (equals <= 0 || equals == hash.length() - 1) {
            return NOTHING;
        }
        Kind kind = KINDS.get(hash.substring(0, equals).toLowerCase(Locale.ROOT));
        if (kind == null) {
            return new Recorded(size(size), Optional.empty());
        }
        return hex(hash.substring(equals + 1), kind.bytes())
                .map(hex -> new Recorded(size(size), Optional.of(new Digest(kind.algorithm(), hex))))
                .orElse(NOTHING);
    }

    private static Optional<String> hex(String text, int bytes) {
        try {
            byte[] digest = text.length() == 2 * bytes
                    ? HexFormat.of().parseHex(text)
                    : Base64.getUrlDecoder().decode(text);
            return digest.length == bytes ? Optional.of(HexFormat.of().formatHex(digest)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static OptionalLong size(String text) {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }
}
