package io.github.archcheck.verdict;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to type to each installer. Commands of poetry and pdm are for the folder of their project.
 *
 * @param root of the environment, as the user wrote it
 * @param python the environment's, as a path
 * @param prefix words that start a universal Python as the right process, with a space behind; empty for others
 * @param condaSubdir the target, as conda names it
 */
record InstallCommands(String root, String python, String prefix, String condaSubdir) {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    private static final String WHEELS_ONLY = "--force-reinstall --no-deps --only-binary=:all: ";

    /** For a POSIX shell. */
    static String quote(String word) {
        return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * The same version once more.
     *
     * @param requirement {@code name==version}
     */
    Fix again(Installer installer, String name, String requirement) {
        return Fix.command(
                switch (installer) {
                    case PIP -> pip() + " install --no-cache-dir " + WHEELS_ONLY + quote(requirement);
                    case UV -> uvInstall(List.of(name)) + quote(requirement);
                    case CONDA -> condaInstall() + quote(requirement.replace("==", "="));
                    case POETRY -> poetryPip() + " install --no-cache-dir " + WHEELS_ONLY + quote(requirement);
                    case PDM -> "pdm sync --reinstall";
                });
    }

    /** The same versions of several, with what they need. */
    Fix allAgain(Installer installer, List<String> names, List<String> requirements) {
        String quoted = quoted(requirements);
        return Fix.command(
                switch (installer) {
                    case PIP -> pip() + " install --no-cache-dir --force-reinstall " + quoted;
                    case UV -> uvInstall(names) + quoted;
                    case CONDA ->
                        condaInstall()
                                + quoted(requirements.stream()
                                        .map(requirement -> requirement.replace("==", "="))
                                        .toList());
                    case POETRY -> poetryPip() + " install --no-cache-dir --force-reinstall " + quoted;
                    case PDM -> "pdm sync --reinstall";
                });
    }

    /** Other versions, or other distributions, with what they need. */
    Fix instead(Installer installer, List<String> requirements) {
        String quoted = quoted(requirements);
        return Fix.command(
                switch (installer) {
                    case PIP -> pip() + " install --no-cache-dir " + quoted;
                    case UV -> uvInstall(List.of()) + quoted;
                    case CONDA -> "CONDA_SUBDIR=" + condaSubdir + " conda install -p " + quote(root) + " " + quoted;
                    case POETRY -> "poetry add " + quoted;
                    case PDM -> "pdm add " + quoted;
                });
    }

    /** The same, after the old one is gone; its files would be taken for the new one's otherwise. */
    Fix insteadOf(Installer installer, String name, List<String> requirements) {
        String removal = switch (installer) {
            case PIP -> pip() + " uninstall -y ";
            case UV -> "uv pip uninstall --python " + quote(python) + " ";
            case CONDA -> "conda remove -p " + quote(root) + " ";
            case POETRY -> "poetry remove ";
            case PDM -> "pdm remove ";
        };
        return Fix.command(removal + quote(name) + " && "
                + instead(installer, requirements).text());
    }

    /** The newest version. */
    Fix newer(Installer installer, String name) {
        String word = quote(name);
        return Fix.command(
                switch (installer) {
                    case PIP -> pip() + " install --upgrade " + word;
                    case UV -> "uv pip install --python " + quote(python) + " --upgrade " + word;
                    case CONDA -> "conda update -p " + quote(root) + " " + word;
                    case POETRY -> "poetry update " + word;
                    case PDM -> "pdm update " + word;
                });
    }

    private String pip() {
        return prefix + quote(python) + " -m pip";
    }

    private String poetryPip() {
        return "poetry run " + (prefix.isEmpty() ? "pip" : prefix + "python -m pip");
    }

    private String uvInstall(List<String> again) {
        return "uv pip install --python " + quote(python) + " "
                + again.stream()
                        .map(name -> "--reinstall-package " + quote(name) + " ")
                        .collect(Collectors.joining())
                + "--no-cache ";
    }

    private String condaInstall() {
        return "CONDA_SUBDIR=" + condaSubdir + " conda install --force-reinstall -p " + quote(root) + " ";
    }

    private static String quoted(List<String> words) {
        return words.stream().map(InstallCommands::quote).collect(Collectors.joining(" "));
    }
}
