package io.github.archcheck.loader.dyld;

import java.util.Optional;

/**
 * A path that dyld tried in vain.
 *
 * @param reason as in its message; empty when it cannot be foretold
 * @param refused whether something lies there and is of no use
 */
record Attempt(String path, Optional<String> reason, boolean refused) {
    static Attempt missing(String path, String reason) {
        return new Attempt(path, Optional.of(reason), false);
    }

    /** Nobody knows what lies there. */
    static Attempt unknown(String path) {
        return new Attempt(path, Optional.empty(), false);
    }

    static Attempt refused(String path, Optional<String> reason) {
        return new Attempt(path, reason, true);
    }

    boolean isUnknown() {
        return reason.isEmpty() && !refused;
    }
}
