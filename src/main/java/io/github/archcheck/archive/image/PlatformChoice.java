package io.github.archcheck.archive.image;

import io.github.archcheck.archive.OpenArchive.ImagePlatform;
import java.util.List;

/** Chooses among the images of an archive as programs that run them do. */
final class PlatformChoice {
    private PlatformChoice() {}

    /** @param images at least one */
    static StoredImage choose(List<StoredImage> images, List<ImagePlatform> wanted) {
        for (ImagePlatform wish : wanted) {
            StoredImage close = images.get(0);
            boolean isClose = false;
            for (StoredImage image : images) {
                ImagePlatform platform = image.platform();
                boolean fits = platform.os().equals(wish.os())
                        && platform.architecture().equals(wish.architecture());
                if (fits && platform.variant().equals(wish.variant())) {
                    return image;
                }
                if (fits
                        && !isClose
                        && (platform.variant().isEmpty() || wish.variant().isEmpty())) {
                    close = image;
                    isClose = true;
                }
            }
            if (isClose) {
                return close;
            }
        }
        return images.get(0);
    }
}
