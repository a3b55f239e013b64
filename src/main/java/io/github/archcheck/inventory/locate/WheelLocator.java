package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A wheel, which has one dist-info at its top; so has a folder of one installed package, but that also says who installed
 * it.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">the wheel format</a>
 */
final class WheelLocator implements EnvironmentLocator {
    private static final String SUFFIX = ".whl";
    private static final String TAG = "tag:";

    private final String fileName;

    WheelLocator(String fileName) {
        this.fileName = fileName;
    }

    @Override
    public Optional<Environment> locate(Path root) {
        List<String> names = Directories.names(root);
        List<Path> distInfos = names.stream()
                .filter(name -> name.endsWith(".dist-info"))
                .map(root::resolve)
                .filter(Files::isDirectory)
                .toList();
        // A bundle of one package looks the same; what an archive is called decides.
        if (!isNamedWheel() && (fileName.endsWith(".zip") || !isUninstalled(distInfos))) {
            return Optional.empty();
        }
        Packed wheel = new Packed(root).site(root);
        names.stream()
                .filter(name -> name.endsWith(".data"))
                .map(root::resolve)
                .forEach(data -> wheel.site(data.resolve("purelib")).site(data.resolve("platlib")));
        return Optional.of(
                wheel.interpreter(ImpliedPython.ofTags(tags(distInfos))).as(EnvironmentKind.WHEEL));
    }

    private boolean isNamedWheel() {
        return fileName.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    private static boolean isUninstalled(List<Path> distInfos) {
        return distInfos.size() == 1
                && Files.isRegularFile(distInfos.get(0).resolve("WHEEL"))
                && !Files.exists(distInfos.get(0).resolve("INSTALLER"));
    }

    /** Installers go by the name of the file. */
    private List<String> tags(List<Path> distInfos) {
        if (isNamedWheel()) {
            return List.of(fileName.substring(0, fileName.length() - SUFFIX.length()));
        }
        try {
            return SmallText.read(distInfos.get(0).resolve("WHEEL"), SmallText.METADATA_BYTES).lines().stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(TAG))
                    .map(line -> line.substring(TAG.length()).strip())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
