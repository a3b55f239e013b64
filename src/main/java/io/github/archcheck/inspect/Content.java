package io.github.archcheck.inspect;

/** What a file is that is not native code. */
public enum Content {
    EMPTY("empty", "an empty file"),
    GIT_LFS_POINTER("git-lfs-pointer", "a Git LFS pointer, not the file itself"),
    LINKER_SCRIPT("linker-script", "a GNU ld script"),
    /** Also an error message in XML, which is what a store of files sends in the place of a file. */
    HTML("html", "an HTML page"),
    SCRIPT("script", "a script"),
    TEXT("text", "text"),
    JAVA_CLASS("java-class", "a Java class file"),
    ZIP("zip", "a zip archive"),
    GZIP("gzip", "gzip-compressed data"),
    /** Nothing but zero bytes, as far as was read: a download or a disk that failed. */
    ZEROS("zeros", "zero bytes only"),
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
