package io.github.archcheck.packaging.tags;

/** What platform tags tell systems apart by. The two kinds of Linux never mix; {@link #LINUX} says nothing of the C library. */
enum Family {
    ANY(""),
    MACOS("macOS"),
    WINDOWS("Windows"),
    GLIBC("Linux"),
    MUSL("Linux"),
    LINUX("Linux"),
    ANDROID("Android"),
    IOS("iOS"),
    EMSCRIPTEN("Emscripten"),
    /** FreeBSD, Solaris and what else sysconfig names. */
    OTHER("other systems");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    /** As written for people. */
    String title() {
        return title;
    }

    boolean isLinux() {
        return this == GLIBC || this == MUSL || this == LINUX;
    }

    /** Whether a wheel of one can be for a machine of the other. */
    boolean overlaps(Family other) {
        return this == other || (this == LINUX && other.isLinux()) || (other == LINUX && isLinux());
    }
}
