package io.github.archcheck.lock.condalock;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.tree.TreeReader;
import io.github.archcheck.lock.tree.Value;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code conda-lock.yml}, version 1 (CEP 37). */
public final class CondaLockFormat implements LockFormat {
    private static final Pattern CONTENT_HASH = Pattern.compile("(?m)^ +content_hash:");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package:");
    private static final String VERSION = "1";

    @Override
    public String name() {
        return "conda-lock.yml";
    }

    @Override
    public boolean hasName(String fileName) {
        return fileName.endsWith("conda-lock.yml") || fileName.endsWith("conda-lock.yaml");
    }

    @Override
    public boolean hasContent(String text) {
        return CONTENT_HASH.matcher(text).find() && PACKAGE.matcher(text).find();
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException {
        Value.Mapping root = TreeReader.mapping(text, TreeReader.yaml(text, Set.of("sources")), "a conda-lock.yml");
        Optional<String> version = root.text("version");
        if (version.isEmpty()
                || root.find("metadata").isEmpty()
                || root.items("package").isEmpty()) {
            throw new MalformedLockException(
                    text.name(), 0, "is not a conda-lock.yml: version, metadata or package is missing");
        }
        if (!version.get().equals(VERSION)) {
            throw new MalformedLockException(
                    text.name(), 0, "is of version " + version.get() + "; only version 1 is known");
        }
        if (root.mappings("package").size() != root.items("package").size()) {
            throw new MalformedLockException(text.name(), 0, "holds a package that is no mapping");
        }
        for (Value.Mapping entry : root.mappings("package")) {
            for (String key : new String[] {"name", "version", "manager", "platform", "url"}) {
                if (entry.text(key).isEmpty()) {
                    throw new MalformedLockException(text.name(), entry.line(), "a package without " + key);
                }
            }
        }
        return new CondaLockListing(root);
    }
}
