package io.github.archcheck.inventory.take;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The few files whose owners are asked for, so that of the many rows of RECORD only those are kept that name one of them.
 * May be used by several threads at once.
 */
final class Wanted {
    private final Map<String, Integer> all = new HashMap<>();
    private final Map<String, Map<String, Integer>> byBase = new ConcurrentHashMap<>();
    private final int files;

    /**
     * @param names for each number from 0 the absolute names of one file, or of one witness
     * @param files how many of them are files; then come the witnesses
     */
    Wanted(List<List<String>> names, int files) {
        this.files = files;
        for (int i = 0; i < names.size(); i++) {
            for (String name : names.get(i)) {
                all.putIfAbsent(name, i);
            }
        }
    }

    /** Whether a number is that of a file, not of a witness. */
    boolean isFile(int number) {
        return number < files;
    }

    /**
     * The number of the file that a row names, or null.
     *
     * @param base absolute; what the row is relative to
     * @param row may be absolute, and may climb
     */
    @Nullable
    Integer find(String base, String row) {
        if (row.startsWith("/")) {
            return all.get(normal(row));
        }
        if (row.startsWith(".") || row.contains("/./") || row.contains("/../")) {
            return all.get(normal(base + "/" + row));
        }
        return byBase.computeIfAbsent(base, this::below).get(row);
    }

    private Map<String, Integer> below(String base) {
        Map<String, Integer> relative = new HashMap<>();
        String prefix = base + "/";
        all.forEach((name, number) -> {
            if (name.startsWith(prefix)) {
                relative.put(name.substring(prefix.length()), number);
            }
        });
        return relative;
    }

    private static String normal(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        boolean hasDrive = !path.startsWith("/");
        return (hasDrive ? "" : "/") + String.join("/", names);
    }
}
