package io.github.archcheck.inventory.locate;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A path followed link by link, as far as it leads.
 *
 * @param hops the path itself, then what it became after each link
 * @param end free of links and existing; empty when the path leads nowhere
 * @param problem why there is no end, in words; empty when there is one
 * @param moved whether an absolute link was followed inside a copied root file system
 */
record LinkChain(List<Path> hops, Optional<Path> end, String problem, boolean moved) {
    /** As many as Linux allows. */
    private static final int MAX_LINKS = 40;

    LinkChain {
        hops = List.copyOf(hops);
    }

    /** Follows a path whose absolute links count as the environment's own. */
    static LinkChain follow(Path start, AbsolutePaths paths) {
        return new Walk(start.toAbsolutePath(), paths).run();
    }

    /** {@code bin/python -> /opt/x/python3.11 (does not exist)}. */
    String text(Path root) {
        String chain = hops.stream().map(hop -> Directories.shown(root, hop)).collect(Collectors.joining(" -> "));
        return problem.isEmpty() ? chain : chain + " (" + problem + ")";
    }

    /** One walk down a path; the names still to come lie in a queue. */
    private static final class Walk {
        private final AbsolutePaths paths;
        private final List<Path> hops = new ArrayList<>();
        private final Deque<Path> rest = new ArrayDeque<>();
        private Path at;
        private boolean moved;

        Walk(Path start, AbsolutePaths paths) {
            this.paths = paths;
            this.at = start;
            hops.add(start);
            restart(start);
        }

        LinkChain run() {
            while (!rest.isEmpty()) {
                Path name = rest.pop();
                if (name.toString().equals("..")) {
                    Path parent = at.getParent();
                    at = parent == null ? at : parent;
                    continue;
                }
                Path next = at.resolve(name).normalize();
                try {
                    BasicFileAttributes attributes =
                            Files.readAttributes(next, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    if (!attributes.isSymbolicLink()) {
                        at = next;
                    } else if (hops.size() > MAX_LINKS) {
                        return broken("links in a circle");
                    } else {
                        take(Files.readSymbolicLink(next));
                        Path hop = hops.get(hops.size() - 1);
                        if (hops.indexOf(hop) < hops.size() - 1) {
                            boolean itself = hop.equals(hops.get(hops.size() - 2));
                            return broken(itself ? "links to itself" : "links in a circle");
                        }
                    }
                } catch (IOException e) {
                    return broken(reason(e));
                }
            }
            return new LinkChain(hops, Optional.of(at), "", moved);
        }

        private void take(Path target) {
            if (target.isAbsolute()) {
                List<Path> after = List.copyOf(rest);
                Path mapped = paths.map(target);
                moved |= !mapped.equals(target) && !paths.places().isSysroot();
                rest.clear();
                restart(mapped);
                rest.addAll(after);
            } else {
                push(target);
            }
            Path hop = at;
            for (Path name : rest) {
                hop = hop.resolve(name);
            }
            hops.add(hop.normalize());
        }

        private void restart(Path path) {
            Path top = path.getRoot();
            at = top == null ? path : top;
            push(path);
        }

        private void push(Path path) {
            for (int i = path.getNameCount() - 1; i >= 0; i--) {
                Path name = path.getName(i);
                if (!name.toString().isEmpty() && !name.toString().equals(".")) {
                    rest.push(name);
                }
            }
        }

        private LinkChain broken(String problem) {
            return new LinkChain(hops, Optional.empty(), problem, moved);
        }

        private static String reason(IOException e) {
            if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
                return "does not exist";
            }
            if (e instanceof AccessDeniedException) {
                return "permission denied";
            }
            return "cannot be followed";
        }
    }
}
