package io.github.archcheck.inventory.walk;

import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the directories that are environments themselves. */
final class Environments {
    private static final String VENV = "pyvenv.cfg";
    private static final String CONDA = "conda-meta";

    private Environments() {}

    /**
     * Whether an entry makes its directory a virtual environment or a conda prefix. Asks the system only when the name
     * promises it.
     *
     * @param nameAt where the entry's name begins in its path
     */
    static boolean isMark(Path entry, int nameAt) {
        String text = entry.toString();
        if (text.length() == nameAt + VENV.length() && text.endsWith(VENV)) {
            return Files.isRegularFile(entry);
        }
        return text.length() == nameAt + CONDA.length()
                && text.endsWith(CONDA)
                && Files.isRegularFile(entry.resolve("history"));
    }
}
