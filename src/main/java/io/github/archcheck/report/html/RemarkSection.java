package io.github.archcheck.report.html;

import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What could not be read, what was taken for granted, and what was met on the way. */
final class RemarkSection {
    private static final int SHOWN = 500;

    private final Markup page;
    private final boolean namesRoots;
    private final List<Report.Root> roots;

    RemarkSection(Markup page, List<Report.Root> roots) {
        this.page = page;
        this.roots = roots;
        this.namesRoots = roots.size() > 1;
    }

    void write() throws IOException {
        List<String> unreadable = new ArrayList<>();
        List<String> assumed = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Report.Root root : roots) {
            String where = namesRoots ? root.title() + ": " : "";
            for (Inventory.UnreadablePath path :
                    root.judged().scene().inventory().unreadable()) {
                unreadable.add(where + path.path() + ": " + path.reason());
            }
            for (Map.Entry<String, String> library :
                    root.judged().scene().linkage().assumed().entrySet()) {
                assumed.add(where + library.getKey() + ": " + library.getValue());
            }
            for (Note note : root.judged().scene().inventory().notes()) {
                notes.add(where + note.path() + ": " + note.message());
            }
        }
        if (unreadable.isEmpty() && assumed.isEmpty() && notes.isEmpty()) {
            return;
        }
        page.open("section", "class", "remarks", "aria-labelledby", "remarks");
        page.element("h2", "What else there is to know", "id", "remarks");
        list(Words.count(unreadable.size(), "path") + " could not be read", unreadable, true);
        list(
                Words.count(assumed.size(), "library") + " of the target's system "
                        + (assumed.size() == 1 ? "was" : "were") + " taken to be there",
                assumed,
                false);
        list(Words.count(notes.size(), "note") + " on what was met on the way", notes, false);
        page.close();
    }

    private void list(String title, List<String> lines, boolean open) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        page.open(
                "details", open ? new String[] {"class", "card row", "open", ""} : new String[] {"class", "card row"});
        page.element("summary", title).open("ul", "class", "paths");
        for (String line : lines.subList(0, Math.min(SHOWN, lines.size()))) {
            page.element("li", line);
        }
        if (lines.size() > SHOWN) {
            page.element("li", "and " + (lines.size() - SHOWN) + " more; --format json has them all");
        }
        page.close().close();
    }
}
