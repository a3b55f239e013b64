package io.github.archcheck.cli;

import java.util.Arrays;
import java.util.List;

/** Puts arguments of a command line one behind the other. */
final class Lists {
    private Lists() {}

    static List<String> of(String[]... parts) {
        return Arrays.stream(parts).flatMap(Arrays::stream).toList();
    }
}
