package io.github.archcheck.lock.uv;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.project.ProjectFile;
import io.github.archcheck.lock.toml.TomlFile;
import io.github.archcheck.lock.toml.TomlHead;
import io.github.archcheck.lock.toml.TomlTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code uv.lock}, and {@code script.py.lock} for a script's own requirements. */
public final class UvLockFormat implements LockFormat {
    private static final String SCRIPT_SUFFIX = ".py.lock";

    @Override
    public String name() {
        return "uv.lock";
    }

    @Override
    public boolean hasName(String fileName) {
        return fileName.equals("uv.lock") || fileName.endsWith(SCRIPT_SUFFIX);
    }

    @Override
    public boolean hasContent(String text) {
        return TomlHead.setsAtTop(text, "version")
                && !TomlHead.setsAtTop(text, "lock-version")
                && (TomlHead.opens(text, "[[package]]") || TomlHead.opens(text, "[[distribution]]"))
                && (TomlHead.setsAtTop(text, "requires-python") || TomlHead.sets(text, "source"));
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException, IOException {
        UvLock lock = UvLock.read(TomlFile.read(text));
        return new UvListing(lock, defaultGroups(text));
    }

    /** What {@code uv sync} takes without being asked. */
    private static List<String> defaultGroups(LockText text) throws MalformedLockException, IOException {
        if (text.name().endsWith(SCRIPT_SUFFIX)) {
            return List.of();
        }
        Optional<TomlTable> project = ProjectFile.beside(text);
        Optional<TomlTable> tool = project.isEmpty() ? project : project.get().table("tool");
        Optional<TomlTable> uv = tool.isEmpty() ? tool : tool.get().table("uv");
        if (uv.isEmpty() || !uv.get().has("default-groups")) {
            return List.of("dev");
        }
        return uv.get().isText("default-groups")
                ? List.of(uv.get().text("default-groups").equals("all") ? UvListing.ALL_GROUPS : "")
                : uv.get().texts("default-groups");
    }
}
