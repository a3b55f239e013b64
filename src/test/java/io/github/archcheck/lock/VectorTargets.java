package io.github.archcheck.lock;

import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.util.Optional;

/** The targets of the vectors, such as {@code macos14-arm64/cp311}. */
public final class VectorTargets {
    private VectorTargets() {}

    public static InstallTarget of(String name) {
        int slash = name.indexOf('/');
        return new InstallTarget(machine(name.substring(0, slash)), python(name.substring(slash + 1)));
    }

    private static PythonTarget python(String tag) {
        int minor = Integer.parseInt(tag.substring(3));
        return new PythonTarget(
                PythonTarget.Implementation.CPYTHON, Version.of(tag.charAt(2) - '0', minor), false, false, false);
    }

    private static Target machine(String name) {
        Known cpu = name.endsWith("arm64") || name.endsWith("aarch64") ? Known.ARM64 : Known.X86_64;
        if (name.startsWith("macos")) {
            return Target.macos(cpu, Optional.of(Version.of(14, 0)), false, Target.Source.OPTION);
        }
        if (name.startsWith("win")) {
            return Target.windows(cpu, Target.Source.OPTION);
        }
        boolean musl = name.contains("musl");
        Version version = musl ? Version.of(1, 2) : Version.of(2, 28);
        return Target.linux(cpu, musl ? Libc.Kind.MUSL : Libc.Kind.GLIBC, Optional.of(version), Target.Source.OPTION);
    }
}
