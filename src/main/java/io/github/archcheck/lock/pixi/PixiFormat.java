package io.github.archcheck.lock.pixi;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.tree.TreeReader;
import io.github.archcheck.lock.tree.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code pixi.lock}; version 4 differs from 5 by the indexes only, which are not needed. */
public final class PixiFormat implements LockFormat {
    private static final int OLDEST = 4;
    private static final int NEWEST = 7;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern ENVIRONMENTS = Pattern.compile("(?m)^environments:");
    private static final Pattern VERSION = Pattern.compile("(?m)^version:");

    /** Much of a file, and of no use here. */
    private static final Set<String> UNWANTED = Set.of(
            "license", "license_family", "purls", "timestamp", "constrains", "md5", "size", "sources", "channels");

    @Override
    public String name() {
        return "pixi.lock";
    }

    @Override
    public boolean hasName(String fileName) {
        return fileName.equals("pixi.lock") || fileName.endsWith(".pixi.lock");
    }

    @Override
    public boolean hasContent(String text) {
        return ENVIRONMENTS.matcher(text).find() && VERSION.matcher(text).find();
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException {
        Value.Mapping root = TreeReader.mapping(text, TreeReader.yaml(text, UNWANTED), "a pixi.lock");
        Optional<String> version = root.text("version");
        if (version.isEmpty() || root.find("environments").isEmpty()) {
            throw new MalformedLockException(text.name(), 0, "is not a pixi.lock: version or environments is missing");
        }
        int number = NUMBER.matcher(version.get()).matches() ? Integer.parseInt(version.get()) : 0;
        if (number < OLDEST || number > NEWEST) {
            throw new MalformedLockException(text.name(), 0, "is of version " + version.get() + "; known are 4 to 7");
        }
        if (root.entries().get("packages") instanceof Value.Mapping
                || root.mappings("packages").size() != root.items("packages").size()
                || root.mapping("environments").entries().isEmpty()) {
            throw new MalformedLockException(
                    text.name(), 0, "has packages or environments of another shape than pixi writes");
        }
        Map<String, PixiPackage> packages = new LinkedHashMap<>();
        for (Value.Mapping entry : root.mappings("packages")) {
            PixiPackage found = PixiPackage.of(entry)
                    .orElseThrow(() -> new MalformedLockException(
                            text.name(), entry.line(), "a package that is neither conda's nor from an index"));
            packages.putIfAbsent(found.key(), found);
        }
        return new PixiListing(root, packages);
    }
}
