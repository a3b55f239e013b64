package io.github.archcheck.loader.glibc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the symbols of a file that is opened are looked for.
 *
 * @param process what was there before, in its order
 * @param opened what comes with the file, in its order
 * @param paths of what comes with the file
 * @param python whether somebody nobody can see has all of Python's own symbols
 * @param assumed whether libraries of the system are in it that nobody can see
 */
record Scope(List<LinkMap> process, List<LinkMap> opened, Set<String> paths, boolean python, boolean assumed) {
    static Scope of(List<LinkMap> process, List<LinkMap> opened, boolean python, boolean assumed) {
        Set<String> paths = new HashSet<>();
        opened.forEach(map -> paths.add(map.path()));
        return new Scope(process, opened, paths, python, assumed);
    }

    List<LinkMap> all() {
        List<LinkMap> all = new ArrayList<>(process);
        all.addAll(opened);
        return all;
    }
}
