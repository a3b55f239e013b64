package io.github.archcheck.host;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The x86-64 level of a processor, by the features that the kernel lists.
 *
 * @see <a href="https://gitlab.com/x86-psABIs/x86-64-ABI">x86-64 psABI, micro-architecture levels</a>
 */
final class IsaLevel {
    private static final Pattern FLAGS = Pattern.compile("^flags[ \\t]*:(.*)$", Pattern.MULTILINE);

    /** In the kernel's spelling, from level 2 up: pni is SSE3, abm has LZCNT. */
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("cx16", "lahf_lm", "popcnt", "pni", "sse4_1", "sse4_2", "ssse3"),
            Set.of("avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe"),
            Set.of("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"));

    private IsaLevel() {}

    /** @param cpuinfo the text of /proc/cpuinfo, or its beginning; empty when it lists no flags */
    static OptionalInt of(String cpuinfo) {
        Matcher flags = FLAGS.matcher(cpuinfo);
        if (!flags.find()) {
            return OptionalInt.empty();
        }
        Set<String> features = Set.copyOf(Arrays.stream(flags.group(1).strip().split("[ \\t]+"))
                .distinct()
                .toList());
        int level = 1;
        while (level <= LEVELS.size() && features.containsAll(LEVELS.get(level - 1))) {
            level++;
        }
        return OptionalInt.of(level);
    }
}
