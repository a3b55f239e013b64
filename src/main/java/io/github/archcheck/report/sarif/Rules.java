package io.github.archcheck.report.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.report.ProjectSite;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.RulePage;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tool and its rules: all that ran, whether they found something or not. */
final class Rules {
    private static final Pattern SEMANTIC_VERSION =
            Pattern.compile("(?:0|[1-9]\\d*)(?:\\.(?:0|[1-9]\\d*)){2}(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?");

    private final List<RuleInfo> all;
    private final Map<String, Integer> places = new HashMap<>();

    private Rules(List<RuleInfo> all) {
        this.all = all;
        for (int at = 0; at < all.size(); at++) {
            places.putIfAbsent(all.get(at).id(), at);
        }
    }

    /** Those that ran, then, should there be any, those that only findings name. */
    static Rules of(Report report) {
        List<RuleInfo> all = new ArrayList<>(report.rules());
        Set<String> known = new HashSet<>();
        all.forEach(rule -> known.add(rule.id()));
        Set<RuleInfo> others = new TreeSet<>(Comparator.comparing(RuleInfo::id));
        for (Report.Root root : report.roots()) {
            for (Reported reported : root.reported()) {
                if (!known.contains(reported.finding().rule().id())) {
                    others.add(reported.finding().rule());
                }
            }
        }
        all.addAll(others);
        return new Rules(Collections.unmodifiableList(all));
    }

    int indexOf(RuleInfo rule) {
        return places.getOrDefault(rule.id(), -1);
    }

    void writeTool(JsonGenerator json, String version) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "archcheck");
        json.writeStringField("version", version);
        if (SEMANTIC_VERSION.matcher(version).matches()) {
            json.writeStringField("semanticVersion", version);
        }
        json.writeStringField("informationUri", ProjectSite.HOME);
        json.writeArrayFieldStart("rules");
        for (RuleInfo rule : all) {
            rule(json, rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void rule(JsonGenerator json, RuleInfo rule) throws IOException {
        String summary = sentence(rule.summary());
        Optional<RulePage> page = RulePage.of(rule);
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        json.writeStringField("name", pascalCase(rule.name()));
        Text.write(json, "shortDescription", summary);
        Text.write(json, "fullDescription", page.flatMap(RulePage::meaning).orElse(summary));
        json.writeObjectFieldStart("help");
        json.writeStringField("text", Text.literal(page.map(RulePage::markdown).orElse(summary)));
        if (page.isPresent()) {
            json.writeStringField("markdown", page.get().markdown());
        }
        json.writeEndObject();
        json.writeStringField("helpUri", ProjectSite.pageOf(rule));
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", Levels.of(rule.severity()));
        json.writeEndObject();
        properties(json, rule);
        json.writeEndObject();
    }

    /** As GitHub reads them. */
    private static void properties(JsonGenerator json, RuleInfo rule) throws IOException {
        json.writeObjectFieldStart("properties");
        json.writeStringField("precision", precision(rule));
        json.writeStringField("problem.severity", Levels.problem(rule.severity()));
        json.writeArrayFieldStart("tags");
        json.writeString("native-code");
        json.writeString("python");
        json.writeString(area(rule));
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What is an error is foretold from the loader's own rules; a warning is where something cannot be seen from here. */
    private static String precision(RuleInfo rule) {
        boolean sure = rule.severity() == Severity.ERROR;
        return sure ? "very-high" : area(rule).equals("could-not-tell") ? "medium" : "high";
    }

    /** The first digit of a rule's id. */
    private static String area(RuleInfo rule) {
        return switch (rule.id().charAt(2)) {
            case '0' -> "architecture";
            case '1' -> "system-version";
            case '2' -> "linkage";
            case '3' -> "packaging";
            case '4' -> "code-signing";
            case '5' -> "before-installing";
            default -> "could-not-tell";
        };
    }

    /** {@code MissingArchitecture}: viewers expect an identifier. */
    private static String pascalCase(String name) {
        StringBuilder joined = new StringBuilder();
        for (String word : name.split("-", -1)) {
            joined.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return joined.toString();
    }

    private static String sentence(String summary) {
        return summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1) + ".";
    }
}
