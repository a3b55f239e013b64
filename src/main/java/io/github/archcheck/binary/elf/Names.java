package io.github.archcheck.binary.elf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Turns words of flags into the names of their bits. */
final class Names {
    private Names() {}

    /**
     * The names of the bits that are set, lowest first; bits without a name come last, as one hexadecimal number.
     *
     * @param names of bit 0, 1, 2 and so on; an empty one means that the bit has none
     */
    static List<String> ofBits(long bits, List<String> names) {
        List<String> set = new ArrayList<>();
        long rest = bits;
        for (int bit = 0; bit < names.size(); bit++) {
            long mask = 1L << bit;
            if ((bits & mask) != 0 && !names.get(bit).isEmpty()) {
                set.add(names.get(bit));
                rest &= ~mask;
            }
        }
        if (rest != 0) {
            set.add("0x" + Long.toHexString(rest));
        }
        return Collections.unmodifiableList(set);
    }
}
