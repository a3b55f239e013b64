package io.github.archcheck.comparison.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object, with what they must be.
 *
 * @param report name of the file, for errors
 * @param of what the object is, for errors: {@code finding}
 */
record Fields(String report, String of, Node.Members node) {

    /** A reading of one value. */
    interface Reading<T> {
        T of(Fields fields) throws RefusedReportException;
    }

    /** A member that must be there. */
    private Node required(String name) throws RefusedReportException {
        Node value = node.members().get(name);
        if (value == null) {
            throw refused(node, "\"" + name + "\" of the " + of + " is missing");
        }
        return value;
    }

    /** Empty when it is absent or {@code null}. */
    private Optional<Node> optional(String name) {
        @Nullable Node value = node.members().get(name);
        return value == null || isNull(value) ? Optional.empty() : Optional.of(value);
    }

    private static boolean isNull(Node value) {
        return value instanceof Node.Word word && word.word().equals("null");
    }

    String text(String name) throws RefusedReportException {
        return text(name, required(name));
    }

    /** A text or {@code null}, which must be there. */
    Optional<String> textOrNull(String name) throws RefusedReportException {
        Node value = required(name);
        return isNull(value) ? Optional.empty() : Optional.of(text(name, value));
    }

    /** A text; empty when it is absent or {@code null}. */
    Optional<String> textIfAny(String name) throws RefusedReportException {
        Optional<Node> value = optional(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(text(name, value.get()));
    }

    private String text(String name, Node value) throws RefusedReportException {
        if (value instanceof Node.Text text) {
            return text.text();
        }
        throw wrong(name, value, "a text");
    }

    /** The constant whose label is the text. */
    <E> E one(String name, Stream<E> constants, Function<E, String> label) throws RefusedReportException {
        String text = text(name);
        List<E> all = constants.toList();
        for (E constant : all) {
            if (label.apply(constant).equals(text)) {
                return constant;
            }
        }
        throw refused(
                required(name),
                "\"" + name + "\" of the " + of + " is none of "
                        + String.join(", ", all.stream().map(label).toList()) + ": " + Words.brief(text));
    }

    List<String> texts(String name) throws RefusedReportException {
        List<String> texts = new ArrayList<>();
        for (Node item : items(name)) {
            texts.add(text(name, item));
        }
        return texts;
    }

    <T> List<T> list(String name, String each, Reading<T> reading) throws RefusedReportException {
        List<T> values = new ArrayList<>();
        for (Node item : items(name)) {
            values.add(reading.of(fields(name, each, item)));
        }
        return values;
    }

    private List<Node> items(String name) throws RefusedReportException {
        Node value = required(name);
        if (value instanceof Node.Items list) {
            return list.items();
        }
        throw wrong(name, value, "a list");
    }

    <T> T object(String name, Reading<T> reading) throws RefusedReportException {
        return reading.of(fields(name, name, required(name)));
    }

    <T> Optional<T> objectOrNull(String name, Reading<T> reading) throws RefusedReportException {
        Node value = required(name);
        return isNull(value) ? Optional.empty() : Optional.of(reading.of(fields(name, name, value)));
    }

    /** A whole number from 0; 0 when it is absent. */
    long countIfAny(String name) throws RefusedReportException {
        Optional<Node> value = optional(name);
        if (value.isEmpty()) {
            return 0;
        }
        if (value.get() instanceof Node.Figure figure && figure.digits().matches("\\d{1,18}")) {
            return Long.parseLong(figure.digits());
        }
        throw wrong(name, value.get(), "a whole number from 0");
    }

    private Fields fields(String name, String each, Node value) throws RefusedReportException {
        if (value instanceof Node.Members members) {
            return new Fields(report, each, members);
        }
        throw wrong(name, value, "an object");
    }

    private RefusedReportException wrong(String name, Node value, String expected) {
        return refused(value, "\"" + name + "\" of the " + of + " is " + value.kind() + ", not " + expected);
    }

    private RefusedReportException refused(Node at, String reason) {
        return new RefusedReportException(report, "line " + at.line() + ", column " + at.column() + ": " + reason);
    }
}
