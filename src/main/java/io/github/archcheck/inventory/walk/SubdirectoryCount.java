package io.github.archcheck.inventory.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many directories lie in a directory, from its link count: two, and one for the {@code ..} of each. Only some file
 * systems keep it so; APFS counts all entries, btrfs and others always say 1. Where it holds, one question about a
 * directory replaces one about each of its files.
 */
final class SubdirectoryCount {
    private static final Set<String> KEEPERS =
            Set.of("ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "ramfs", "reiserfs", "tmpfs", "ufs", "xfs", "zfs");
    private static final int OWN_LINKS = 2;

    private final Map<Long, Boolean> keeps = new ConcurrentHashMap<>();

    /** Empty where the file system does not say. */
    OptionalInt of(Path directory) {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return OptionalInt.empty();
        }
        try {
            Map<String, Object> attributes = Files.readAttributes(directory, "unix:nlink,dev");
            if (attributes.get("nlink") instanceof Integer links
                    && links >= OWN_LINKS
                    && attributes.get("dev") instanceof Long device
                    && keeps(directory, device)) {
                return OptionalInt.of(links - OWN_LINKS);
            }
            return OptionalInt.empty();
        } catch (IOException | SecurityException e) {
            return OptionalInt.empty();
        }
    }

    private boolean keeps(Path directory, Long device) throws IOException {
        Boolean known = keeps.get(device);
        if (known == null) {
            known = KEEPERS.contains(Files.getFileStore(directory).type());
            keeps.put(device, known);
        }
        return known;
    }
}
