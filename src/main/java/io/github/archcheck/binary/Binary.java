package io.github.archcheck.binary;

import java.util.List;
import java.util.Optional;

/**
 * A whole file of a known format.
 *
 * @param images in file order; one for a thin file, one per slice of a fat file, one per distinct architecture among
 *     the members of a static archive. Empty only when the container holds nothing, or nothing that could be read
 * @param container present when the file is a wrapper
 * @param defects damage outside any image, such as a slice that could not be read
 */
public record Binary(BinaryFormat format, List<Image> images, Optional<Container> container, List<Defect> defects) {
    public Binary {
        images = List.copyOf(images);
        defects = List.copyOf(defects);
    }

    /** A file that is one image and nothing else. */
    public static Binary thin(BinaryFormat format, Image image) {
        return new Binary(format, List.of(image), Optional.empty(), List.of());
    }
}
