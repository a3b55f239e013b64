package io.github.archcheck.loader.dyld;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.Version;
import java.util.Optional;

/** Tells what {@link Validation} objects to apart: damage, and what older releases of macOS let pass. */
record Strictness(MachHead head, long fileBytes, DyldRelease release) {
    Optional<Answer> refusal() {
        Validation validation = new Validation(head, fileBytes, release);
        Optional<String> fault = validation.fault();
        return fault.map(words -> fault.equals(validation.damage())
                ? new Answer.Refuses(Refusal.DAMAGED, words, "")
                : new Answer.Refuses(Refusal.STRUCTURE, words, explanation()));
    }

    private String explanation() {
        boolean before26 = isRefusedBy(DyldRelease.V15_4);
        boolean since26 = isRefusedBy(DyldRelease.V26_0);
        String sdk = Platforms.enforced(head).map(target -> sdk(target.sdk())).orElse("linked with an unknown SDK");
        if (before26 && since26) {
            return sdk + ", it is refused by macOS 15.4 and later";
        }
        return sdk
                + (before26
                        ? ", it is refused by macOS 15.4 to 15.6, not by older ones nor by macOS 26"
                        : ", it is refused by macOS 26 and later");
    }

    private static String sdk(Version sdk) {
        return sdk.major() == 0 && sdk.minor() == 0
                ? "linked without naming an SDK, which counts as a new one"
                : "linked with SDK " + sdk;
    }

    private boolean isRefusedBy(DyldRelease other) {
        Validation validation = new Validation(head, fileBytes, other);
        Optional<String> fault = validation.fault();
        return fault.isPresent() && !fault.equals(validation.damage());
    }
}
