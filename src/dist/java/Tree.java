import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What goes into a package: files by their path, sorted, with nothing of the machine that they were made on.
 *
 * @param files by path, with '/' between its parts and none at either end
 */
record Tree(SortedMap<String, File> files) {
    /**
     * A file, read when it is written.
     *
     * @param content where the bytes are on this machine
     */
    record File(Content content, boolean isExecutable) {
        int mode() {
            return isExecutable ? 0755 : 0644;
        }
    }

    /** Bytes that may be many. */
    interface Content {
        byte[] read() throws IOException;
    }

    Tree() {
        this(new TreeMap<>());
    }

    void add(String path, byte[] content, boolean isExecutable) {
        files.put(path, new File(() -> content, isExecutable));
    }

    void add(String path, String text) {
        add(path, text.getBytes(StandardCharsets.UTF_8), false);
    }

    void add(String path, Path file) {
        files.put(path, new File(() -> Files.readAllBytes(file), Files.isExecutable(file)));
    }

    /** Everything below a folder, as below {@code path}. Links become what they lead to: jlink makes some of licences. */
    void addAll(String path, Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder)) {
            found = new ArrayList<>(walk.filter(Files::isRegularFile).toList());
        }
        for (Path file : found) {
            String below = folder.relativize(file).toString().replace('\\', '/');
            add(path.isEmpty() ? below : path + "/" + below, file);
        }
    }

    /** Every folder that has something in it, those above first. */
    SortedSet<String> folders(Collection<String> more) {
        SortedSet<String> folders = new TreeSet<>();
        for (String path : Stream.concat(files.keySet().stream(), more.stream()).toList()) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash));
            }
        }
        return folders;
    }

    /** Writes the files below a folder of this machine. */
    void writeTo(Path folder, long timestampSeconds) throws IOException {
        for (var entry : files.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue().content().read());
            if (entry.getValue().isExecutable() && !file.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make executable: " + file);
            }
            // Class data archives remember when the jar was changed last.
            Files.setLastModifiedTime(file, FileTime.from(timestampSeconds, TimeUnit.SECONDS));
        }
    }
}
