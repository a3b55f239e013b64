package io.github.archcheck.loader.dyld;

import java.util.List;
import java.util.Optional;

/**
 * The paths that dyld of macOS 12 and later tries for a name, in its order.
 *
 * @param executable the real path of the main executable; empty when nobody knows it
 * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-1323.3/dyld/Loader.cpp">Loader::forEachPath,
 *     Loader::forEachResolvedAtPathVar</a>
 * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-1323.3/dyld/DyldProcessConfig.cpp">
 *     PathOverrides::forEachPathVariant</a>
 */
record Candidates(DyldRelease release, Optional<String> executable) implements PathSource {
    private static final String VERSIONS = "/Versions/";
    private static final int VERSION_PART = VERSIONS.length() + 1;

    @Override
    public boolean forEach(Request request, Visitor visitor) {
        String name = request.name();
        boolean cryptex = release.isAtLeast(DyldRelease.V13_3) ? !name.startsWith("@") : hasCryptex();
        if (cryptex && (resolve(request, true, visitor) || visitor.visit(AtPaths.CRYPTEX + name, true))) {
            return true;
        }
        return resolve(request, false, visitor) || (hasFallbacks(request) && fallbacks(name, visitor));
    }

    private boolean hasCryptex() {
        return release.isAtLeast(DyldRelease.V13_0);
    }

    /** Fallback directories once served every request; now only what was linked long ago gets them. */
    private boolean hasFallbacks(Request request) {
        boolean asked =
                request.linked() || AtPaths.frameworkPart(request.name()).isPresent();
        if (release == DyldRelease.V12_0) {
            return true;
        }
        return asked && (!hasCryptex() || request.grantsFallbacks());
    }

    private static boolean fallbacks(String name, Visitor visitor) {
        for (String path : AtPaths.fallbacks(name)) {
            if (!path.equals(name) && visitor.visit(path, false)) {
                return true;
            }
        }
        return false;
    }

    /** @param onDisk whether a path without variables is looked for among files only */
    private boolean resolve(Request request, boolean onDisk, Visitor visitor) {
        String name = request.name();
        if (AtPaths.isLoaderPath(name) && request.chain().isPresent()) {
            return loaderPath(name, request.chain().get().image(), visitor);
        }
        if (AtPaths.isExecutablePath(name)) {
            return visitor.visit(executablePath(name).orElse(name), false);
        }
        if (name.startsWith(AtPaths.RPATH)) {
            return rpaths(name.substring(AtPaths.RPATH.length() - 1), request, visitor);
        }
        return !name.startsWith("@") && visitor.visit(name, onDisk);
    }

    private static boolean loaderPath(String name, Mapped image, Visitor visitor) {
        if (visitor.visit(AtPaths.loaderPath(name, image.path()), false)) {
            return true;
        }
        Optional<String> unversioned = image.mayMissVersions() ? unversioned(image) : Optional.empty();
        return unversioned.isPresent()
                && visitor.visit(unversioned.get() + name.substring(AtPaths.LOADER_PATH.length()), false);
    }

    /** The directory of a framework whose library lies in {@code Versions/A}. */
    private static Optional<String> unversioned(Mapped image) {
        String installName = image.installName().orElse("");
        int leaf = installName.length() - installName.lastIndexOf('/');
        int end = image.path().length() - leaf - VERSION_PART;
        return installName.indexOf('/') >= 0 && end > 0 && image.path().startsWith(VERSIONS, end)
                ? Optional.of(image.path().substring(0, end))
                : Optional.empty();
    }

    private boolean rpaths(String tail, Request request, Visitor visitor) {
        for (Optional<Chain> link = request.chain();
                link.isPresent();
                link = link.get().below()) {
            Mapped image = link.get().image();
            for (String rpath : image.rpaths()) {
                for (String folder : folders(rpath, image)) {
                    if (visitor.visit(AtPaths.join(folder, tail), false)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private List<String> folders(String rpath, Mapped image) {
        if (AtPaths.isLoaderPath(rpath)) {
            return List.of(AtPaths.loaderPath(rpath, image.path()));
        }
        if (AtPaths.isExecutablePath(rpath)) {
            return List.of(executablePath(rpath).orElse(rpath));
        }
        return hasCryptex() && rpath.startsWith("/") ? List.of(rpath, AtPaths.CRYPTEX + rpath) : List.of(rpath);
    }

    private Optional<String> executablePath(String path) {
        return executable.map(program ->
                hasCryptex() ? AtPaths.foldedExecutablePath(path, program) : AtPaths.executablePath(path, program));
    }
}
