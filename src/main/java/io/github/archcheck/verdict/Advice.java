package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.loader.dyld.Rosetta;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to type. The cause comes first: advice for a whole environment is asked for by the rules that find one, and only
 * then does advice for single packages make sense.
 */
public final class Advice {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    /** https://packaging.python.org/en/latest/specifications/name-normalization/ */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");

    /** The characters of PEP 440, in any order. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.!+_~-]*[A-Za-z0-9])?");

    private final String root;
    private final Environment environment;
    private final Optional<Interpreter> interpreter;
    private final Target target;

    Advice(String root, Environment environment, Optional<Interpreter> interpreter, Target target) {
        this.root = root;
        this.environment = environment;
        this.interpreter = interpreter;
        this.target = target;
    }

    /** For an environment that was built for another machine as a whole. */
    public Fix rebuildEnvironment() {
        return switch (environment.kind()) {
            case CONDA ->
                Fix.command("CONDA_SUBDIR=" + condaSubdir() + " conda create -n NAME python"
                        + pythonVersion().map(v -> "=" + v).orElse(""));
            case VENV -> rebuildVenv();
            case PREFIX -> Fix.sentence("install a Python for " + machine() + ", and the packages again with it");
            case SITE_PACKAGES, FOLDER, FILE ->
                Fix.sentence("install the packages again with a Python for " + machine());
        };
    }

    /** The command throws away what is there, so it is for virtual environments only. */
    private Fix rebuildVenv() {
        return switch (target.os()) {
            case MACOS ->
                target.osVersion().map(Rosetta::runs).orElse(true) || !target.translated()
                        ? Fix.command("uv venv --clear --python " + uvPython() + " " + quote(root))
                        : rebuildNatively();
            case LINUX ->
                Fix.sentence("create the environment and install its packages on " + wheelCpu()
                        + ", for example in a container started with docker run --platform linux/" + dockerCpu());
            case WINDOWS -> Fix.sentence("create the environment again with a Python for " + machine());
        };
    }

    private String uvPython() {
        String cpu = target.architecture() == Architecture.Known.ARM64 ? "aarch64" : wheelCpu();
        String free = interpreter.filter(Interpreter::freeThreaded).isPresent() ? "t" : "";
        return interpreter
                        .map(Interpreter::implementation)
                        .orElse(Interpreter.Implementation.CPYTHON)
                        .label()
                + "-" + pythonVersion().orElse("3.13") + free + "-macos-" + cpu + "-none";
    }

    private String machine() {
        return target.os().title() + " on " + wheelCpu();
    }

    /** For an environment that works translated and would better be native. */
    public Fix rebuildNatively() {
        return new Advice(root, environment, interpreter, target.asNative()).rebuildEnvironment();
    }

    /** Gets a distribution for the target, in the words of the tool that installed it. */
    public Fix reinstall(Distribution distribution) {
        if (!isPlain(distribution)) {
            return Fix.sentence("remove it: its metadata gives a name or version that no installer accepts");
        }
        Optional<String> other = WheelFacts.BUILT_IN.requirement(distribution, target);
        String same =
                distribution.name() + distribution.version().map(v -> "==" + v).orElse("");
        String requirement = other.orElse(same);
        String installer = distribution.installer().orElse("pip").toLowerCase(Locale.ROOT);
        if (installer.equals("conda")) {
            return Fix.command("CONDA_SUBDIR=" + condaSubdir() + " conda install --force-reinstall -p " + quote(root)
                    + " " + quote(requirement.replace("==", "=")));
        }
        if (environment.externallyManaged() || distribution.kind() == Distribution.Kind.SYSTEM) {
            return Fix.sentence("install " + requirement + " for " + wheelCpu()
                    + " with the system's package manager, or in a virtual environment");
        }
        if (installer.equals("uv")) {
            return Fix.command("uv pip install --python " + quote(pythonPath()) + " --reinstall-package "
                    + quote(distribution.name()) + " --no-cache " + quote(requirement));
        }
        return Fix.command(nativePrefix() + quote(pythonPath()) + " -m pip install --no-cache-dir "
                + (other.isPresent() ? "" : "--force-reinstall --no-deps --only-binary=:all: ")
                + quote(requirement));
    }

    /** For a file: through its distribution when it has one. */
    public Fix replace(Artifact artifact) {
        return artifact.owner()
                .map(this::reinstall)
                .orElseGet(() -> Fix.sentence("replace it by a build for " + machine() + "; no package owns it"));
    }

    /** For an extension module that this interpreter never opens. */
    public Fix reinstallFor(Artifact module) {
        return module.owner()
                .map(this::reinstall)
                .orElseGet(() ->
                        Fix.sentence("build it again with this Python for " + machine() + "; no package owns it"));
    }

    /** Metadata comes from strangers: what is not a name and a version must not become part of a command. */
    private static boolean isPlain(Distribution distribution) {
        return NAME.matcher(distribution.name()).matches()
                && distribution.version().map(v -> VERSION.matcher(v).matches()).orElse(true);
    }

    /** A universal interpreter takes the machine of whoever starts it; the command pins it. */
    private String nativePrefix() {
        boolean universal =
                interpreter.filter(python -> python.architectures().size() > 1).isPresent();
        return target.os() == OperatingSystem.MACOS && universal && target.architecture() == Architecture.Known.ARM64
                ? "arch -arm64 "
                : "";
    }

    private String pythonPath() {
        return interpreter
                .map(Interpreter::file)
                .map(file -> file.startsWith(environment.root())
                        ? join(root, environment.root().relativize(file).toString())
                        : file.toString())
                .filter(path -> !path.isEmpty())
                .orElse("python");
    }

    private static String join(String root, String below) {
        return root.endsWith("/") ? root + below : root + "/" + below;
    }

    private Optional<String> pythonVersion() {
        return interpreter.flatMap(Interpreter::version).map(v -> v.major() + "." + v.minor());
    }

    private String wheelCpu() {
        return target.os() == OperatingSystem.LINUX && target.architecture() == Architecture.Known.ARM64
                ? "aarch64"
                : target.architecture().label();
    }

    private String dockerCpu() {
        return switch (target.architecture()) {
            case X86_64 -> "amd64";
            case I686 -> "386";
            case ARMV7L -> "arm/v7";
            default -> target.architecture().label();
        };
    }

    private String condaSubdir() {
        String cpu = target.architecture() == Architecture.Known.X86_64 ? "64" : wheelCpu();
        return switch (target.os()) {
            case MACOS -> "osx-" + cpu;
            case LINUX -> "linux-" + cpu;
            case WINDOWS -> "win-" + cpu;
        };
    }

    /** For a POSIX shell. */
    static String quote(String word) {
        return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
