package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.loader.dyld.Rosetta;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.knowledge.Hint;
import io.github.archcheck.packaging.knowledge.WheelKnowledge;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.CondaSubdir;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to type. The cause comes first: advice for a whole environment is asked for by the rules that find one, and only
 * then does advice for single packages make sense.
 */
public final class Advice {
    /** https://packaging.python.org/en/latest/specifications/name-normalization/ */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");

    /** The characters of PEP 440, in any order. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.!+_~-]*[A-Za-z0-9])?");

    private static final Pattern FORMULA =
            Pattern.compile("^/(?:opt/homebrew|usr/local)/(?:opt|Cellar)/([a-z0-9][a-z0-9+@._-]{0,60})/");

    /** More names than this make no command that anyone would paste. */
    private static final int MOST_IN_A_COMMAND = 12;

    private static final int MOST_DELETIONS = 4;
    private static final String SIGN = "codesign --force --sign - ";

    private final String root;
    private final Environment environment;
    private final Optional<Interpreter> interpreter;
    private final boolean interpreterStarts;
    private final Target target;

    Advice(
            String root,
            Environment environment,
            Optional<Interpreter> interpreter,
            boolean interpreterStarts,
            Target target) {
        this.root = root;
        this.environment = environment;
        this.interpreter = interpreter;
        this.interpreterStarts = interpreterStarts;
        this.target = target;
    }

    /** For an environment that was built for another machine as a whole. */
    public Fix rebuildEnvironment() {
        if (environment.isInArchive()) {
            return Fix.sentence("make the image or archive again on " + machine()
                    + (target.os() == OperatingSystem.LINUX
                            ? ", for example with docker build --platform linux/" + dockerCpu()
                            : ""));
        }
        return switch (environment.kind()) {
            case CONDA ->
                Fix.command("CONDA_SUBDIR=" + condaSubdir() + " conda create -n NAME python"
                        + pythonVersion().map(v -> "=" + v).orElse(""));
            case VENV -> rebuildVenv();
            case PREFIX -> Fix.sentence("install a Python for " + machine() + ", and the packages again with it");
            case SITE_PACKAGES, FOLDER, FILE, BUNDLE, ARCHIVE, SOURCE, WHEEL, EGG, CONDA_PACKAGE ->
                Fix.sentence("install the packages again with a Python for " + machine());
        };
    }

    /** A new environment beside the old one: nothing is thrown away by typing what a report says. */
    private Fix rebuildVenv() {
        return switch (target.os()) {
            case MACOS ->
                target.osVersion().map(Rosetta::runs).orElse(true) || !target.translated()
                        ? Fix.command("uv venv --python " + uvPython() + " " + InstallCommands.quote(beside()))
                        : rebuildNatively();
            case LINUX ->
                Fix.sentence("create the environment and install its packages on " + wheelCpu()
                        + ", for example in a container started with docker run --platform linux/" + dockerCpu());
            case WINDOWS -> Fix.sentence("create the environment again with a Python for " + machine());
        };
    }

    private String beside() {
        String plain = root.replaceFirst("/+$", "");
        boolean isName = !plain.isEmpty() && !plain.endsWith(".");
        return (isName ? plain : ".venv") + "-" + target.architecture().label();
    }

    /** For several packages of an environment whose interpreter is right. */
    public Fix reinstallAll(List<Distribution> distributions) {
        Set<Installer> installers = distributions.stream()
                .map(Installer::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Installer.class)));
        boolean inOneCommand = installers.size() == 1
                && distributions.size() <= MOST_IN_A_COMMAND
                && distributions.stream().allMatch(this::isTheInstallers);
        List<Hint> hints = distributions.stream().flatMap(d -> hint(d).stream()).toList();
        if (environment.isInArchive()) {
            return Fix.sentence("install these packages where the image or archive is made, for " + machine());
        }
        if (!inOneCommand || !hints.stream().allMatch(Advice::isSimple)) {
            return Fix.sentence("install these packages again with this environment's Python for " + machine());
        }
        return commands()
                .allAgain(
                        installers.iterator().next(),
                        distributions.stream().map(Distribution::name).toList(),
                        distributions.stream()
                                .flatMap(d ->
                                        hint(d).map(Hint::requirements).orElse(List.of(installedVersion(d))).stream())
                                .toList());
    }

    /** What an installer does in one step. */
    private static boolean isSimple(Hint hint) {
        return hint.certainty().isSure() && !hint.requirements().isEmpty() && !hint.uninstallFirst();
    }

    private boolean isTheInstallers(Distribution distribution) {
        return isPlain(distribution) && isFromIndex(distribution) && !isManaged(distribution);
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
        boolean isMusl =
                target.libc().filter(libc -> libc.kind() == Libc.Kind.MUSL).isPresent();
        return target.os().title() + (isMusl ? " with musl on " : " on ") + wheelCpu();
    }

    /** For an environment that works translated and would better be native. */
    public Fix rebuildNatively() {
        return new Advice(root, environment, interpreter, interpreterStarts, target.asNative()).rebuildEnvironment();
    }

    /**
     * Where a library of the system comes from.
     *
     * @param name as a file asks for it; empty for what no package manager of a system is known to have
     */
    public Optional<Fix> systemLibrary(String name) {
        Optional<String> debian = SystemPackages.debian(name);
        if (target.os() != OperatingSystem.LINUX || debian.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Fix.sentence(
                environment.kind() == EnvironmentKind.CONDA
                        ? "install the conda package that has " + name
                        : "install the system's package that has " + name + " (in Debian: " + debian.get() + ")"));
    }

    /** Gets a distribution for the target, in the words of the tool that installed it. */
    public Fix reinstall(Distribution distribution) {
        if (!isPlain(distribution)) {
            return Fix.sentence("remove it: its metadata gives a name or version that no installer accepts");
        }
        String installed = installedVersion(distribution);
        if (environment.kind().isPacked()) {
            return Fix.sentence(
                    "get a build of " + installed + " for " + machine() + ", or build it from its source there");
        }
        if (environment.isInArchive()) {
            return Fix.sentence("install " + installed + " where the image or archive is made, for " + machine());
        }
        Installer installer = Installer.of(distribution);
        if (installer == Installer.CONDA) {
            return commands().again(installer, distribution.name(), installed);
        }
        if (!isFromIndex(distribution)) {
            return Fix.sentence("build and install " + distribution.name() + " again from its source with a Python for "
                    + machine());
        }
        Optional<Hint> hint = hint(distribution);
        if (hint.filter(h -> h.requirements().isEmpty() || !h.certainty().isSure())
                .isPresent()) {
            return Fix.sentence(hint.get().words());
        }
        List<String> requirements = hint.map(Hint::requirements).orElse(List.of(installed));
        if (!interpreterStarts) {
            return Fix.sentence(
                    "install " + String.join(" and ", requirements) + " again in an environment for " + machine());
        }
        if (isManaged(distribution)) {
            return Fix.sentence("install " + String.join(" and ", requirements) + " for " + wheelCpu()
                    + " with the system's package manager, or in a virtual environment");
        }
        if (hint.isEmpty()) {
            return commands().again(installer, distribution.name(), installed);
        }
        return hint.get().uninstallFirst()
                ? commands().insteadOf(installer, distribution.name(), requirements)
                : commands().instead(installer, requirements);
    }

    /** For a file: through its distribution when it has one. */
    public Fix replace(Artifact artifact) {
        return artifact.owner()
                .map(this::reinstall)
                .orElseGet(() ->
                        Fix.sentence("replace by a build for " + machine() + "; no package owns what is named here"));
    }

    /** For a file that another one needs. */
    public Fix replaceOther(Artifact artifact) {
        return artifact.owner()
                .map(this::reinstall)
                .orElseGet(() -> Fix.sentence(
                        "replace " + artifact.path() + " by a build for " + machine() + "; no package owns it"));
    }

    /** For a file that says it needs a newer system. */
    public Fix olderOrNewer(Artifact artifact) {
        String what = artifact.owner().map(Distribution::name).orElse("the file");
        return Fix.sentence("upgrade the system, or install a version of " + what + " that was built for this one");
    }

    /** For a library that Homebrew has; empty for a path of anybody else. */
    public Optional<Fix> homebrew(String path) {
        Matcher formula = FORMULA.matcher(path);
        return formula.find() ? Optional.of(Fix.command("brew install " + formula.group(1))) : Optional.empty();
    }

    /** For a package that was published with what is wrong about it. */
    public Fix upgrade(Artifact artifact) {
        Optional<Distribution> owner = artifact.owner();
        boolean byName = !environment.kind().isPacked() && !environment.isInArchive();
        if (!byName || owner.filter(this::isTheInstallers).isEmpty() || !interpreterStarts) {
            return Fix.sentence(
                    owner.map(d -> "install a newer " + d.name()).orElse("build it again with current tools"));
        }
        return commands().newer(Installer.of(owner.get()), owner.get().name());
    }

    /** For code that was changed on purpose. */
    public Fix sign(Artifact artifact) {
        return environment.isInArchive()
                ? Fix.sentence(
                        "sign it before it is packed: " + SIGN + artifact.file().getFileName())
                : Fix.command(SIGN + InstallCommands.quote(shown(artifact)));
    }

    /**
     * install_name_tool deletes the first of several alike, and takes the same path only once.
     *
     * @param runPaths in file order
     */
    public Fix deleteRepeatedRpaths(Artifact artifact, List<String> runPaths) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        runPaths.forEach(path -> counts.merge(path, 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (most > MOST_DELETIONS || environment.isInArchive()) {
            return upgrade(artifact);
        }
        String file = InstallCommands.quote(shown(artifact));
        StringBuilder command = new StringBuilder();
        for (int times = 2; times <= most; times++) {
            int least = times;
            command.append("install_name_tool");
            counts.forEach((path, count) ->
                    command.append(count < least ? "" : " -delete_rpath " + InstallCommands.quote(path)));
            command.append(' ').append(file).append(" && ");
        }
        return Fix.command(command + SIGN + file);
    }

    /** For an extension module that this interpreter never opens. */
    public Fix reinstallFor(Artifact module) {
        return module.owner()
                .map(this::reinstall)
                .orElseGet(() ->
                        Fix.sentence("build it again with this Python for " + machine() + "; no package owns it"));
    }

    /** What is known to be in the way of the installed version on the target; conda's packages are other ones. */
    private Optional<Hint> hint(Distribution distribution) {
        return distribution.kind() == Distribution.Kind.CONDA
                ? Optional.empty()
                : WheelKnowledge.builtIn().hint(distribution.name(), distribution.version(), target, pythonTarget());
    }

    private Optional<PythonTarget> pythonTarget() {
        return interpreter.flatMap(python -> python.version()
                .map(version -> new PythonTarget(
                        PythonTarget.Implementation.valueOf(
                                python.implementation().name()),
                        version,
                        python.patchKnown(),
                        python.freeThreaded(),
                        python.debug())));
    }

    private InstallCommands commands() {
        return new InstallCommands(root, pythonPath(), nativePrefix(), condaSubdir());
    }

    private static String installedVersion(Distribution distribution) {
        return distribution.name() + distribution.version().map(v -> "==" + v).orElse("");
    }

    private boolean isManaged(Distribution distribution) {
        return environment.externallyManaged() || distribution.kind() == Distribution.Kind.SYSTEM;
    }

    /** A project installed from a folder or repository may share its name with a stranger's on an index. */
    private static boolean isFromIndex(Distribution distribution) {
        boolean isSourceTree = distribution.kind() == Distribution.Kind.EGG_INFO
                && !distribution.metadata().contains("site-packages")
                && !distribution.metadata().contains("dist-packages");
        return distribution.kind() != Distribution.Kind.LOCAL && !isSourceTree;
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
        if (target.os() != OperatingSystem.MACOS || !universal) {
            return "";
        }
        return target.translated()
                ? "arch -x86_64 "
                : "arch -" + target.architecture().label() + " ";
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

    /** For commands typed where archcheck was. */
    private String shown(Artifact artifact) {
        Path file = artifact.file();
        if (!file.startsWith(environment.root())) {
            return file.toString();
        }
        String below = environment.root().relativize(file).toString();
        String path = below.isEmpty() ? root : join(root, below);
        return path.startsWith("-") ? "./" + path : path;
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
        return CondaSubdir.of(target);
    }
}
