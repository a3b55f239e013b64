package io.github.archcheck.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a block that is no session makes a machine run. */
final class Scripts {
    /** Of GitHub, GitLab and Azure, in this order. */
    private static final Set<String> STEPS = Set.of("run", "script", "bash");

    private static final Pattern JENKINS = Pattern.compile("sh '([^']*)'");
    private static final Pattern AUDIT = Pattern.compile("(?m)^audit-command = \"(.*)\"$");

    private Scripts() {}

    static List<String> of(Page.Block block) throws IOException {
        return switch (block.language()) {
            case "sh" -> block.isList() ? block.body().lines().toList() : List.of(block.body());
            case "yaml" -> {
                List<String> scripts = new ArrayList<>();
                steps(new YAMLMapper().readTree(block.body()), scripts);
                yield scripts;
            }
            case "groovy" -> matches(JENKINS, block.body());
            case "toml" ->
                block.body().contains("audit-command")
                        ? matches(AUDIT, block.body()).stream()
                                .map(command -> command.replace("{wheel}", "dist/*cp312*.whl"))
                                .toList()
                        : List.of(settings(block.body()));
            default -> List.of();
        };
    }

    /** A configuration has to be understood. */
    private static String settings(String toml) {
        String name = toml.contains("[tool.archcheck") ? "pyproject.toml" : "archcheck.toml";
        return "mkdir -p example && cat >example/" + name + " <<'TOML'\n" + toml
                + "TOML\ncd example && archcheck config";
    }

    private static void steps(JsonNode node, List<String> scripts) {
        node.properties().forEach(field -> {
            if (STEPS.contains(field.getKey())) {
                add(field.getValue(), scripts);
            } else {
                steps(field.getValue(), scripts);
            }
        });
        if (node.isArray()) {
            node.forEach(item -> steps(item, scripts));
        }
    }

    /** GitLab's is a list. */
    private static void add(JsonNode script, List<String> scripts) {
        if (script.isArray()) {
            StringBuilder lines = new StringBuilder();
            script.forEach(line -> lines.append(line.asText()).append('\n'));
            scripts.add(lines.toString());
        } else {
            scripts.add(script.asText());
        }
    }

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
