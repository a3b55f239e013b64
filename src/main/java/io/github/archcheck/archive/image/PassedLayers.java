package io.github.archcheck.archive.image;

import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.compress.Compression;
import io.github.archcheck.archive.compress.Decompressor;
import io.github.archcheck.archive.tar.Layer;
import io.github.archcheck.archive.tar.TarReading;
import io.github.archcheck.archive.tar.TarTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The layers of a compressed image: read as they pass, before it is known which of them are wanted, and in what order. */
public final class PassedLayers implements TarTree.Nested {
    private final TarReading reading;
    private final Map<String, Layer> layers = new HashMap<>();
    private final Map<String, RefusedArchiveException> refused = new HashMap<>();

    public PassedLayers(TarReading reading) {
        this.reading = reading.forLayers();
    }

    @Override
    public boolean take(String name, TarTree.NestedContent content) throws IOException {
        if (!ImageName.isLayer(name)) {
            return false;
        }
        byte[] head = content.head(TarTree.HEAD_BYTES);
        Compression compression = Compression.of(head, head.length);
        if (compression == Compression.NONE && !TarTree.isTar(head)) {
            return false;
        }
        String place = name.startsWith("./") ? name.substring(2) : name;
        try (Decompressor in = new Decompressor(content.open(), compression, reading.inflation())) {
            layers.put(place, new TarTree(place, reading).layer(in));
        } catch (RefusedArchiveException e) {
            refused.put(place, e);
        }
        return true;
    }

    boolean isEmpty() {
        return layers.isEmpty() && refused.isEmpty();
    }

    /**
     * @param file in the archive, no link
     * @throws RefusedArchiveException when it could not be read as it passed
     */
    Optional<Layer> at(Path file) throws RefusedArchiveException {
        String place = file.toString().substring(1);
        RefusedArchiveException failure = refused.get(place);
        if (failure != null) {
            throw failure;
        }
        return Optional.ofNullable(layers.get(place));
    }
}
