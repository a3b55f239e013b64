package io.github.archcheck.diagnosis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two lists in {@code (have 'x86_64,arm64', need 'arm64e' or 'arm64')}, without what stands twice.
 *
 * @param need empty when the text ends before
 */
record Architectures(List<String> have, List<String> need) {
    static final Architectures UNKNOWN = new Architectures(List.of(), List.of());

    private static final Pattern LISTS = Pattern.compile(
            "[^()]{0,40}\\(?\\s*have\\s*['\"(]{0,3}([\\w\\s,.-]{0,300})['\")]{0,3}\\s*(?:,?\\s*need\\s*([\\w\\s.,'\"(-]{0,300}))?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w.-]*");
    private static final Pattern BREAK = Pattern.compile("\\s*\\n\\s*");

    /** Longer than both lists with all their slices. */
    private static final int REACH = 700;

    /** What stands behind the words {@code incompatible architecture}. */
    static Architectures after(Pasted pasted, int at) {
        Matcher lists =
                LISTS.matcher(BREAK.matcher(pasted.slice(at, at + REACH)).replaceAll(""));
        return lists.lookingAt() ? new Architectures(names(lists.group(1)), names(lists.group(2))) : UNKNOWN;
    }

    static List<String> names(@Nullable String list) {
        Set<String> names = new LinkedHashSet<>();
        if (list != null) {
            Matcher name = NAME.matcher(list);
            while (name.find()) {
                if (!name.group().equals("or")) {
                    names.add(name.group());
                }
            }
        }
        return List.copyOf(names);
    }

    /** As reports spell it: {@code arm64} also for what Linux, Windows and Docker call otherwise. */
    static String label(String name) {
        return switch (name.toLowerCase(Locale.ROOT).replace('-', '_')) {
            case "aarch64", "arm64", "arm64_v8", "armv8", "arm64/v8" -> "arm64";
            case "amd64", "x86_64", "x64", "amd_64", "x86_64_v1" -> "x86_64";
            case "i386", "i486", "i586", "i686", "386", "x86", "ia_32", "ia32" -> "i686";
            case "armhf", "armv7", "armv7l", "arm/v7" -> "armv7l";
            default -> name;
        };
    }
}
