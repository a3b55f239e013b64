package io.github.archcheck.report.table;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import io.github.archcheck.verdict.InstallPlan;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** {@code --format table}: the answer first, then what is broken and why, then what to type. */
public final class TableReportWriter implements ReportWriter {
    private final TableOptions options;

    public TableReportWriter(TableOptions options) {
        this.options = options;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        Page page = new Page(out, options);
        boolean first = true;
        for (Report.Root root : report.roots()) {
            if (!first) {
                page.blank();
            }
            first = false;
            Optional<InstallPlan> plan = root.judged().scene().plan();
            if (plan.isPresent()) {
                new PlanTable(page, root, plan.get(), options.verbose()).write();
            }
            if (plan.isEmpty() || !root.judged().judgements().isEmpty()) {
                new RootTable(page, root, options.verbose()).write();
            }
        }
        new KnownTable(page, report).write();
        out.flush();
    }
}
