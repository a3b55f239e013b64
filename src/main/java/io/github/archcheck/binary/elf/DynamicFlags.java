package io.github.archcheck.binary.elf;

import java.util.List;

/**
 * {@code DT_FLAGS}; all zero when the file has none.
 *
 * @see <a href="https://gabi.xinuos.com/elf/08-dynamic.html">gABI, dynamic section</a>
 */
public record DynamicFlags(long bits) {
    private static final long DF_TEXTREL = 0x4;
    private static final long DF_BIND_NOW = 0x8;
    private static final long DF_STATIC_TLS = 0x10;
    private static final List<String> NAMES =
            List.of("DF_ORIGIN", "DF_SYMBOLIC", "DF_TEXTREL", "DF_BIND_NOW", "DF_STATIC_TLS");

    /** Whether its thread-local variables must fit the room that a process sets aside when it starts. */
    public boolean isStaticTls() {
        return (bits & DF_STATIC_TLS) != 0;
    }

    boolean isBindNow() {
        return (bits & DF_BIND_NOW) != 0;
    }

    public boolean isTextRelocated() {
        return (bits & DF_TEXTREL) != 0;
    }

    /** The names of the bits that are set, lowest first; what has no name comes last as one hexadecimal number. */
    public List<String> names() {
        return Names.ofBits(bits, NAMES);
    }
}
