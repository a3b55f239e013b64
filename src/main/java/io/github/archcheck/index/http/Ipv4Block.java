package io.github.archcheck.index.http;

import java.util.Optional;
import java.util.OptionalLong;

/** A block of IPv4 addresses, such as {@code 10.0.0.0/8}. */
record Ipv4Block(long address, int bits) {
    private static final int ADDRESS_BITS = 32;

    static Optional<Ipv4Block> parse(String text) {
        int slash = text.indexOf('/');
        OptionalLong address = number(slash < 0 ? text : text.substring(0, slash));
        String length = slash < 0 ? "32" : text.substring(slash + 1);
        if (address.isEmpty() || !length.matches("[0-9]{1,2}") || Integer.parseInt(length) > ADDRESS_BITS) {
            return Optional.empty();
        }
        return Optional.of(new Ipv4Block(address.getAsLong(), Integer.parseInt(length)));
    }

    boolean holds(String host) {
        OptionalLong other = number(host);
        int shift = ADDRESS_BITS - bits;
        return other.isPresent() && other.getAsLong() >>> shift == address >>> shift;
    }

    private static OptionalLong number(String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (String octet : text.split("\\.", -1)) {
            number = number << Byte.SIZE | Integer.parseInt(octet);
        }
        return OptionalLong.of(number);
    }
}
