package io.github.archcheck.inventory.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sources in real directories. */
public final class DiskPythonFiles implements PythonFiles {
    /** Above what people write; generated tables of that size import nothing. */
    static final int MAX_BYTES = 4 << 20;

    private static final int MAX_NAMES = 200_000;

    private final int jobs;

    /** @param jobs 1 to read one file after another; more to let all processors read */
    public DiskPythonFiles(int jobs) {
        this.jobs = jobs;
    }

    @Override
    public List<String> names(Path directory) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (name != null && names.size() < MAX_NAMES) {
                    names.add(name.toString());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return names;
        }
        return names;
    }

    @Override
    public boolean isLink(Path path) {
        return Files.isSymbolicLink(path);
    }

    @Override
    public Map<Path, Source> read(Collection<Path> files, Words words) {
        Map<Path, Source> sources = new ConcurrentHashMap<>();
        Stream<Path> stream = jobs > 1 ? files.parallelStream() : files.stream();
        stream.forEach(file -> sources.put(file, read(file, words)));
        return sources;
    }

    @Override
    public List<String> dottedNames(Path file, String prefix) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return DottedNames.in(channel, prefix);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Source read(Path file, Words words) {
        try {
            if (!Files.isRegularFile(file)) {
                return Source.UNKNOWN;
            }
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                long size = channel.size();
                return size > MAX_BYTES ? Source.UNKNOWN : SourceParser.parse(bytes(channel, (int) size), words);
            }
        } catch (IOException e) {
            return Source.UNKNOWN;
        }
    }

    private static byte[] bytes(SeekableByteChannel channel, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // One read gives it all, unless the file is being written.
        }
        return buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
    }
}
