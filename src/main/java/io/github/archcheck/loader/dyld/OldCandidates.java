package io.github.archcheck.loader.dyld;

import java.util.Optional;

/**
 * The paths that dyld2, up to macOS 11, tries for a name, in its order.
 *
 * @param executable the real path of the main executable; empty when nobody knows it
 * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-852.2/src/dyld2.cpp">dyld2.cpp: loadPhase0 to
 *     loadPhase4</a>
 */
record OldCandidates(Optional<String> executable) implements PathSource {
    @Override
    public boolean forEach(Request request, Visitor visitor) {
        if (named(request, visitor)) {
            return true;
        }
        if (!request.linked() && request.name().indexOf('/') >= 0) {
            return false;
        }
        for (String path : AtPaths.fallbacks(request.name())) {
            if (visitor.visit(path, false)) {
                return true;
            }
        }
        return false;
    }

    private boolean named(Request request, Visitor visitor) {
        String name = request.name();
        if (name.startsWith(AtPaths.LOADER_PATH + "/") && request.chain().isPresent()) {
            String path = AtPaths.loaderPath(name, request.chain().get().image().path());
            return twice(path, visitor);
        }
        if (name.startsWith(AtPaths.EXECUTABLE_PATH + "/")) {
            String path = executable
                    .map(program -> AtPaths.executablePath(name, program))
                    .orElse(name);
            return twice(path, visitor);
        }
        if (name.startsWith(AtPaths.RPATH)) {
            return rpaths(name.substring(AtPaths.RPATH.length()), request, visitor);
        }
        return visitor.visit(name, false);
    }

    /** Once by the path that the image was opened by, and once by its real path: here they are one. */
    private static boolean twice(String path, Visitor visitor) {
        boolean stopped = false;
        for (int i = 0; i < 2 && !stopped; i++) {
            stopped = visitor.visit(path, false);
        }
        return stopped;
    }

    private boolean rpaths(String tail, Request request, Visitor visitor) {
        Optional<Chain> link = request.chain();
        while (link.isPresent()) {
            Chain top = link.get();
            for (String rpath : top.image().rpaths()) {
                if (visitor.visit(AtPaths.join(folder(rpath, top.image()), "/" + tail), false)) {
                    return true;
                }
            }
            // No image counts twice.
            boolean again = top.below()
                    .filter(next -> next.image().path().equals(top.image().path()))
                    .isPresent();
            link = again ? top.below().flatMap(Chain::below) : top.below();
        }
        return false;
    }

    private String folder(String rpath, Mapped image) {
        if (AtPaths.isLoaderPath(rpath)) {
            return AtPaths.loaderPath(rpath, image.path());
        }
        return AtPaths.isExecutablePath(rpath)
                ? executable
                        .map(program -> AtPaths.executablePath(rpath, program))
                        .orElse(rpath)
                : rpath;
    }
}
