package io.github.archcheck.diagnosis;

import java.util.Locale;
import java.util.Optional;

/** What can be wrong: the ids of {@code explain --format json}, each with the rule that finds it before the import. */
public enum Cause {
    ARCH_MISMATCH("AC001"),
    MISSING_DEPENDENCY("AC201"),
    BAD_RPATH("AC205"),
    FOREIGN_FORMAT("AC006"),
    WRONG_FILETYPE("AC013"),
    PLATFORM_MISMATCH("AC008"),
    OS_TOO_OLD("AC101"),
    UNDEFINED_SYMBOL("AC207"),
    COMPAT_VERSION("AC103"),
    CODESIGN_MISSING("AC401"),
    CODESIGN_STALE("AC402"),
    CODESIGN_TEAM(""),
    MALFORMED_MACHO("AC403"),
    ENCRYPTED("AC405"),
    NO_ROSETTA("AC002"),
    NO_SHARED_CACHE(""),
    INTEL_HOMEBREW("AC203"),
    UNRELOCATED_BOTTLE("AC203"),
    CPU_FEATURE(""),
    ISA_LEVEL("AC105"),
    ELF_CLASS("AC001"),
    WRONG_MACHINE("AC001"),
    GLIBC_TOO_OLD("AC102"),
    LIBSTDCXX_TOO_OLD("AC103"),
    GLIBC_ON_MUSL("AC104"),
    MUSL_STATIC_TLS("AC108"),
    STATIC_TLS("AC108"),
    STATIC_INTERPRETER(""),
    EXEC_STACK("AC404"),
    PAGE_SIZE("AC106"),
    CONTAINER_ARCH("AC003"),
    PYTHON_ABI_TAG("AC010"),
    NOT_A_MODULE(""),
    FREE_THREADED_ABI3(""),
    NOT_SUPPORTED_WHEEL(""),
    NO_MATCHING_DISTRIBUTION("");

    private final String rule;

    Cause(String rule) {
        this.rule = rule;
    }

    /** As in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The id of the rule that finds this in an environment; empty when none does. */
    Optional<String> rule() {
        return rule.isEmpty() ? Optional.empty() : Optional.of(rule);
    }

    static Cause of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
