package io.github.archcheck.report.table;

import io.github.archcheck.report.InspectedFile;
import io.github.archcheck.report.InspectionWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** {@code inspect --format table}: what the headers of each file say, slice by slice. */
public final class TableInspectWriter implements InspectionWriter {
    private final TableOptions options;

    public TableInspectWriter(TableOptions options) {
        this.options = options;
    }

    @Override
    public void write(List<InspectedFile> files, Writer out) throws IOException {
        Page page = new Page(out, options);
        boolean first = true;
        for (InspectedFile file : files) {
            if (!first) {
                page.blank();
            }
            first = false;
            new FileSheet(page).write(file);
        }
        out.flush();
    }
}
