package io.github.archcheck.config;

/**
 * A setting that may be made.
 *
 * @param name as it is written
 */
public record Key(String name, Type type) {
    /** What its value is. */
    public enum Type {
        /** {@code true} or {@code false}. */
        FLAG("true or false"),
        /** A whole number. */
        NUMBER("a whole number"),
        /** One text. */
        TEXT("a text in quotes"),
        /** Several texts; one alone stands for a list of one. */
        TEXTS("a list of texts, such as [\"a\", \"b\"]"),
        /** Several texts {@code NAME=VALUE}, or a table of them. */
        PAIRS("a list such as [\"json=report.json\"], or a table such as { json = \"report.json\" }");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        /** What to write. */
        public String words() {
            return words;
        }
    }
}
