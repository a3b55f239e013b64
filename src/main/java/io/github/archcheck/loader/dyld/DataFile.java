package io.github.archcheck.loader.dyld;

import io.github.archcheck.platform.DataTable;
import java.util.List;

/** Tables that lie beside this package: a line of column names, then rows; {@code #} begins a comment. */
final class DataFile {
    private DataFile() {}

    /** The fields of every row; none holds a comma. */
    static List<List<String>> rows(String name) {
        return DataTable.rows(DataFile.class, name).stream().skip(1).toList();
    }
}
