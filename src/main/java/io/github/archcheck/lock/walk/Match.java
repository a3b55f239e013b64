package io.github.archcheck.lock.walk;

/** How a format tells which of the entries of one name an edge means. */
@FunctionalInterface
public interface Match {
    boolean matches(Edge edge, Entry entry);
}
