package io.github.archcheck.diagnosis;

import io.github.archcheck.platform.DataTable;
import java.util.List;

/** Tables beside the classes: one row a line, {@code |} between columns, {@code #} before remarks. */
final class Table {
    private Table() {}

    /** @param columns the last one may contain the separator */
    static List<List<String>> read(String name, int columns) {
        return DataTable.lines(Table.class, name).stream()
                .map(line -> List.of(line.split("\\|", columns)))
                .toList();
    }
}
