package io.github.archcheck.report.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.report.Printable;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.PackageVerdict;
import java.io.IOException;

/** Messages for people. */
final class Text {
    private Text() {}

    /** A message object with plain text. */
    static void write(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", literal(text));
        json.writeEndObject();
    }

    /** So that nothing in it is a placeholder or a link (SARIF 2.1.0, sections 3.11.5 and 3.11.6). */
    static String literal(String text) {
        String braces = text.replace("{", "{{").replace("}", "}}");
        return braces.contains("](") ? braces.replace("[", "\\[").replace("]", "\\]") : braces;
    }

    /** What is wrong with what, in one sentence, then on lines of their own where, why, and what to do. */
    static String of(Report.Root root, Finding finding) {
        StringBuilder text = new StringBuilder(Printable.of(subject(root, finding) + ": " + finding.message()));
        finding.slice().ifPresent(slice -> text.append(Printable.of(" (slice " + slice + ")")));
        text.append('.');
        finding.artifact().ifPresent(artifact -> line(text, "File", artifact.path()));
        finding.loaderError().ifPresent(error -> line(text, "Loader", error));
        if (!finding.chain().isEmpty()) {
            String label = finding.planned().isPresent() ? "Required by" : "Chain";
            line(text, label, String.join(" → ", finding.chain()));
        }
        finding.fix().ifPresent(fix -> line(text, "Fix", fix.text()));
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append('\n').append(label).append(": ").append(Printable.of(value));
    }

    private static String subject(Report.Root root, Finding finding) {
        return finding.planned()
                .map(PackageVerdict::title)
                .or(() -> finding.distribution().map(Text::title))
                .or(() -> finding.artifact().map(Text::fileName))
                .orElse(root.title().equals(".") ? "the working directory" : root.title());
    }

    private static String title(Distribution distribution) {
        return distribution.name()
                + distribution.version().map(version -> " " + version).orElse("");
    }

    private static String fileName(Artifact artifact) {
        return artifact.path().substring(artifact.path().lastIndexOf('/') + 1);
    }
}
