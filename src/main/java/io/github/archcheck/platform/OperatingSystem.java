package io.github.archcheck.platform;

/** The systems that archcheck judges for. */
public enum OperatingSystem {
    MACOS("macos", "macOS"),
    LINUX("linux", "Linux"),
    WINDOWS("windows", "Windows");

    private final String label;
    private final String title;

    OperatingSystem(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** As in {@code --target} names and JSON. */
    public String label() {
        return label;
    }

    /** As written for people. */
    public String title() {
        return title;
    }
}
