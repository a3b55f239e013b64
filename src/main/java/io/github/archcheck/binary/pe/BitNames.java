package io.github.archcheck.binary.pe;

import java.util.ArrayList;
import java.util.List;

/** Names of the bits of 16-bit fields. */
final class BitNames {
    private BitNames() {}

    /** @param names of the bits from the lowest on; empty for a bit that has none and is shown as a number */
    static List<String> of(int bits, String prefix, List<String> names) {
        List<String> set = new ArrayList<>();
        for (int bit = 0; bit < names.size(); bit++) {
            if ((bits & 1 << bit) != 0) {
                set.add(names.get(bit).isEmpty() ? "0x" + Integer.toHexString(1 << bit) : prefix + names.get(bit));
            }
        }
        return List.copyOf(set);
    }
}
