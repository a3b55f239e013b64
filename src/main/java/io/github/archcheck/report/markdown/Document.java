package io.github.archcheck.report.markdown;

import io.github.archcheck.report.Counted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sections in the order of the document, cut to a size. */
final class Document {
    /** For the sentence that says what is left out. */
    private static final int RESERVE = 1000;

    private final List<Section> sections = new ArrayList<>();

    void add(Section section) {
        sections.add(section);
    }

    /**
     * @param limit in bytes of UTF-8
     * @param advice where to see the rest, as a sentence without a full stop
     */
    String text(int limit, String advice) {
        int[] shown = new int[sections.size()];
        long room = (long) limit - RESERVE;
        List<Integer> byRank = IntStream.range(0, sections.size())
                .boxed()
                .sorted(Comparator.comparing(i -> sections.get(i).rank()))
                .toList();
        for (int index : byRank) {
            Section section = sections.get(index);
            long frame = bytes(section.open()) + bytes(section.close());
            long used = frame;
            for (String item : section.items()) {
                long more = bytes(item);
                if (used + more > room) {
                    break;
                }
                used += more;
                shown[index]++;
            }
            room -= shown[index] == 0 ? 0 : used;
        }
        return joined(shown, advice);
    }

    private String joined(int[] shown, String advice) {
        StringBuilder text = new StringBuilder();
        Map<String, Integer> left = new LinkedHashMap<>();
        for (int i = 0; i < shown.length; i++) {
            Section section = sections.get(i);
            if (shown[i] > 0) {
                text.append(section.open());
                section.items().subList(0, shown[i]).forEach(text::append);
                text.append(section.close());
            }
            if (shown[i] < section.items().size()) {
                left.merge(section.noun(), section.items().size() - shown[i], Integer::sum);
            }
        }
        if (!left.isEmpty()) {
            String what = left.entrySet().stream()
                    .map(entry -> Counted.of(entry.getValue(), "more " + entry.getKey()))
                    .collect(Collectors.joining(", "));
            text.append("Left out for want of room: ")
                    .append(what)
                    .append(". ")
                    .append(advice)
                    .append(".\n");
        }
        return text.toString();
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
