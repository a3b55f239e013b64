package io.github.archcheck.loader.dyld;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import java.util.Optional;

/** dyld's checks of an image whose machine is right: platform, file type, and since macOS 15.4 its whole structure. */
record ImageCheck(DyldProcess process, DyldRelease release) {
    private static final String NOT_FOR_DLOPEN =
            "is marked MH_NO_DYNAMIC_ACCESS: other images can need it, nothing can open it";

    Answer check(Choice.Chosen chosen, long fileBytes, boolean asDependency) {
        MachHead head = chosen.head();
        if (head.limited()) {
            return new Answer.Undetermined("it has more load commands than archcheck reads");
        }
        if (head.targets().isEmpty()) {
            return new Answer.Undetermined("the command that says which system the file is for is damaged");
        }
        Texts texts = new Texts(release);
        if (Platforms.crashes(head, release)) {
            return new Answer.Refuses(
                    Refusal.PLATFORM, "", "built for systems that exclude one another: dyld aborts the process");
        }
        if (!Platforms.loadable(head, process, release)) {
            return new Answer.Refuses(Refusal.PLATFORM, texts.platformMismatch(Platforms.named(head, release)), "");
        }
        Optional<Answer> type = typeFault(head, texts, asDependency);
        if (type.isPresent()) {
            return type.get();
        }
        return release.isBefore(DyldRelease.V15_4)
                ? new Answer.Accepts(chosen.image())
                : new Strictness(head, fileBytes, release)
                        .refusal()
                        .orElseGet(() -> new Answer.Accepts(chosen.image()));
    }

    private Optional<Answer> typeFault(MachHead head, Texts texts, boolean asDependency) {
        String words = switch (head.fileType()) {
            case MachHead.MH_DYLIB -> "";
            case MachHead.MH_BUNDLE -> asDependency ? texts.bundleAsDependency() : "";
            case MachHead.MH_EXECUTE -> executable(texts, asDependency);
            default -> texts.unloadable(Integer.toUnsignedLong(head.fileType()));
        };
        if (words.isEmpty() && !asDependency && forbidsDlopen(head)) {
            return Optional.of(new Answer.Refuses(Refusal.FILE_TYPE, texts.noDynamicAccess(), NOT_FOR_DLOPEN));
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new Answer.Refuses(Refusal.FILE_TYPE, words, ""));
    }

    private String executable(Texts texts, boolean asDependency) {
        // dyld2 never opened programs.
        return asDependency || release == DyldRelease.DYLD2 ? texts.executableAsDependency() : "";
    }

    private boolean forbidsDlopen(MachHead head) {
        return release.isAtLeast(DyldRelease.V26_0) && head.has(MachHead.MH_NO_DYNAMIC_ACCESS);
    }
}
