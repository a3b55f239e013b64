package io.github.archcheck.docs;

import java.util.ArrayList;
import java.util.List;

/** A {@code console} block: commands behind {@code $}, each with what it prints. */
record Session(List<Step> steps) {
    /**
     * One command.
     *
     * @param command without the prompt; lines that end with a backslash go on
     * @param output lines with their ends
     */
    record Step(String command, String output) {}

    static Session parse(String body) {
        List<Step> steps = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        StringBuilder output = new StringBuilder();
        boolean continued = false;
        for (String line : body.split("(?<=\n)", -1)) {
            if (line.startsWith("$ ") || continued) {
                if (!continued) {
                    add(steps, command, output);
                }
                command.append(continued ? line : line.substring(2));
                continued = line.endsWith("\\\n");
            } else {
                output.append(line);
            }
        }
        add(steps, command, output);
        return new Session(List.copyOf(steps));
    }

    private static void add(List<Step> steps, StringBuilder command, StringBuilder output) {
        if (!command.isEmpty()) {
            steps.add(new Step(command.toString().stripTrailing(), output.toString()));
        }
        command.setLength(0);
        output.setLength(0);
    }

    /** The block again, with other outputs. */
    String with(List<String> outputs) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            body.append("$ ").append(steps.get(i).command()).append('\n').append(outputs.get(i));
        }
        return body.toString();
    }
}
