package io.github.archcheck.comparison;

/** What everything was judged for is another one: explains much of the rest. */
public record FrameChange(What what, String before, String after) {
    /** What may be another one. */
    public enum What {
        TARGET("target"),
        PYTHON("Python"),
        KIND("kind");

        private final String label;

        What(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
