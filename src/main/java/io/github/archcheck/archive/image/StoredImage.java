package io.github.archcheck.archive.image;

import io.github.archcheck.archive.OpenArchive.ImagePlatform;
import java.nio.file.Path;
import java.util.List;

/**
 * One image of those in an archive.
 *
 * @param platform from its configuration
 * @param config its configuration
 * @param layers files, the lowest first
 */
record StoredImage(ImagePlatform platform, Json config, List<Path> layers) {}
