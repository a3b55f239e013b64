package io.github.archcheck.loader;

/**
 * The loader of one target at work in one environment: what it does after it has taken a file. It looks for what the file
 * needs, in its order, and for what that needs. Keeps what it has found; not for use by several threads at once.
 */
public interface Linker {
    /**
     * What happens when the running interpreter opens a file, as an import or ctypes does.
     *
     * @param path as the importer passes it: absolute, for {@link TargetFiles#at}
     */
    Load open(String path);

    /**
     * What happens when a program is started as a process of its own.
     *
     * @param path absolute, for {@link TargetFiles#at}
     */
    Load start(String path);
}
