package io.github.archcheck.inspect;

/** What a file is that is not native code. */
public enum Content {
    EMPTY("empty", "an empty file"),
    GIT_LFS_POINTER("git-lfs-pointer", "a Git LFS pointer, not the file itself"),
    LINKER_SCRIPT("linker-script", "a GNU ld script"),
    HTML("html", "an HTML page"),
    SCRIPT("script", "a script"),
    TEXT("text", "text"),
    JAVA_CLASS("java-class", "a Java class file"),
    ZIP("zip", "a zip archive"),
    /** None of the above. */
    DATA("data", "data of an unknown kind");

    private final String label;
    private final String title;

    Content(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** As in JSON. */
    public String label() {
        return label;
    }

    /** As written for people, with its article. */
    public String title() {
        return title;
    }
}
