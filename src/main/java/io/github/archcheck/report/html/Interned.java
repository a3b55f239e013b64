package io.github.archcheck.report.html;

import io.github.archcheck.report.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts by number, each kept once; number 0 is the empty one. */
final class Interned {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    Interned() {
        number("");
    }

    /** Of a text that is one line, invisible characters made visible. */
    int of(String text) {
        return number(Printable.of(text));
    }

    /** Of a text whose visibility somebody has seen to. */
    int number(String visible) {
        return numbers.computeIfAbsent(visible, text -> {
            texts.add(text);
            return texts.size() - 1;
        });
    }

    List<Integer> all(List<String> lines) {
        return lines.stream().map(this::of).toList();
    }

    void write(DataWriter data) throws IOException {
        data.begin('[');
        for (String text : texts) {
            data.value(text);
        }
        data.end(']');
    }
}
