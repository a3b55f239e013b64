package io.github.archcheck.platform;

/** The C library of a Linux process, which decides who its loader is. */
public record Libc(Kind kind, Version version) {
    /** The C libraries whose loaders archcheck knows. */
    public enum Kind {
        GLIBC("glibc"),
        MUSL("musl");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
