package io.github.archcheck.archive.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attributes asked for by name, as in {@code basic:size,isDirectory}. */
final class AttributeNames {
    private static final String BASIC = "basic";

    private AttributeNames() {}

    /**
     * @throws UnsupportedOperationException when they are of a view that trees do not have, such as {@code unix}
     * @throws IllegalArgumentException when there is no attribute of a name
     */
    static Map<String, Object> select(NodeAttributes attributes, String asked) {
        int colon = asked.indexOf(':');
        if (colon >= 0 && !asked.substring(0, colon).equals(BASIC)) {
            throw new UnsupportedOperationException("View '" + asked.substring(0, colon) + "' not available");
        }
        Map<String, Object> all = all(attributes);
        Map<String, Object> selected = new LinkedHashMap<>();
        for (String name : List.of(asked.substring(colon + 1).split(",", -1))) {
            if (name.equals("*")) {
                return all;
            }
            Object value = all.get(name);
            if (value == null) {
                throw new IllegalArgumentException("'" + name + "' not recognized");
            }
            selected.put(name, value);
        }
        return selected;
    }

    private static Map<String, Object> all(NodeAttributes attributes) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("lastModifiedTime", attributes.lastModifiedTime());
        all.put("lastAccessTime", attributes.lastAccessTime());
        all.put("creationTime", attributes.creationTime());
        all.put("size", attributes.size());
        all.put("isRegularFile", attributes.isRegularFile());
        all.put("isDirectory", attributes.isDirectory());
        all.put("isSymbolicLink", attributes.isSymbolicLink());
        all.put("isOther", attributes.isOther());
        all.put("fileKey", attributes.fileKey());
        return all;
    }
}
