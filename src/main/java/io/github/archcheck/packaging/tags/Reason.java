package io.github.archcheck.packaging.tags;

/** Why a wheel fits or does not, in the order in which the questions are asked. */
public enum Reason {
    INVALID_FILENAME,
    OK_PURE,
    OK_PLATFORM_NO_ABI,
    OK_STABLE_ABI,
    OK_EXACT_ABI,
    NO_PYTHON_TAG,
    NO_ABI_FREETHREADED,
    NO_ABI_TAG,
    NO_PLATFORM_LIBC,
    NO_PLATFORM_OS,
    NO_PLATFORM_ARCH_SPELLING,
    NO_PLATFORM_ARCH,
    NO_PLATFORM_MACOS_MINOR,
    NO_PLATFORM_OS_TOO_OLD,
    NO_PLATFORM_MALFORMED,
    NO_PLATFORM_LIBC_TOO_NEW,
    NO_PLATFORM_POLICY,
    NO_PLATFORM_OS_TOO_NEW;

    /** Whether the wheel would be taken. */
    public boolean fits() {
        return name().startsWith("OK_");
    }
}
