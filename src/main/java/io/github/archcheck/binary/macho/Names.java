package io.github.archcheck.binary.macho;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of numbers that form an open set. A number without a name is printed in hexadecimal. */
final class Names {
    private final Map<Integer, String> byNumber = new LinkedHashMap<>();

    Names add(int number, String name) {
        byNumber.put(number, name);
        return this;
    }

    boolean has(int number) {
        return byNumber.containsKey(number);
    }

    /** The name, or {@code 0x…} with eight digits. */
    String of(int number) {
        String name = byNumber.get(number);
        return name == null ? hex(number) : name;
    }

    /** Names of the bits that are set, lowest first; bits without a name come last, together, in hexadecimal. */
    List<String> ofBits(int bits) {
        List<String> names = new ArrayList<>();
        int rest = bits;
        for (Map.Entry<Integer, String> entry : byNumber.entrySet()) {
            if ((bits & entry.getKey()) != 0) {
                names.add(entry.getValue());
                rest &= ~entry.getKey();
            }
        }
        if (rest != 0) {
            names.add(hex(rest));
        }
        return Collections.unmodifiableList(names);
    }

    static String hex(int number) {
        return String.format(Locale.ROOT, "0x%08x", number);
    }
}
