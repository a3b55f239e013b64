package io.github.archcheck.preinstall;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.platform.CondaSubdir;
import io.github.archcheck.platform.Target;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import java.util.Optional;

/** Packages of conda: one file for one kind of machine. */
final class CondaPackages {
    private static final String EVERYWHERE = "noarch";

    private CondaPackages() {}

    static Conclusion judge(Wanted wanted, Wanted.Conda conda, Target target, WheelContents contents) {
        Optional<String> file = conda.file().map(Candidate::fileName);
        if (conda.subdir().isEmpty()) {
            return new Conclusion(wanted, Outcome.UNKNOWN)
                    .because("no file is named, and archcheck asks no conda channel");
        }
        String subdir = conda.subdir().get();
        if (!conda.unmet().isEmpty()) {
            return new Conclusion(wanted, Outcome.BLOCKED)
                    .reason(Optional.of("NO_PLATFORM_OS_TOO_NEW"))
                    .nearest(Optional.of("needs " + String.join(", ", conda.unmet())));
        }
        String own = CondaSubdir.of(target);
        if (subdir.equals(EVERYWHERE) || subdir.equals(own)) {
            Conclusion ok =
                    new Conclusion(wanted, Outcome.OK).content(conda.file().flatMap(contents::of));
            return file.map(ok::file).orElse(ok);
        }
        String system = own.substring(0, own.indexOf('-') + 1);
        return new Conclusion(wanted, Outcome.BLOCKED)
                .reason(Optional.of(subdir.startsWith(system) ? "NO_PLATFORM_ARCH" : "NO_PLATFORM_OS"))
                .nearest(Optional.of("needs " + subdir));
    }
}
