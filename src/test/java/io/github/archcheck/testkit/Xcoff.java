package io.github.archcheck.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes AIX objects and archives. */
public final class Xcoff {
    private Xcoff() {}

    /** One section. Labels are the fields of {@code filehdr}. */
    public static Built file(boolean wide, int flags) {
        int optionalBytes = wide ? 120 : 72;
        Bytes file = Bytes.bigEndian().label("f_magic").u16(wide ? 0x01f7 : 0x01df);
        file.label("f_nscns").u16(1).u32(0);
        if (wide) {
            file.u64(0);
        } else {
            file.u32(0).u32(0);
        }
        file.label("f_opthdr").u16(optionalBytes).label("f_flags").u16(flags);
        if (wide) {
            file.u32(0);
        }
        file.zeros(optionalBytes).label("s_name").fixed(".text", 8);
        return file.zeros(wide ? 64 : 32).zeros(16).build();
    }

    /** Members in a chain; what the last one gives as the next is a table, as AIX writes it. */
    public static Built archive(boolean big, byte[]... members) {
        int width = big ? 20 : 12;
        Bytes file = Bytes.bigEndian().text(big ? "<bigaf>\n" : "<aiaff>\n");
        for (String field : big
                ? new String[] {"fl_memoff", "fl_gstoff", "fl_gst64off", "fl_fstmoff", "fl_lstmoff", "fl_freeoff"}
                : new String[] {"fl_memoff", "fl_gstoff", "fl_fstmoff", "fl_lstmoff", "fl_freeoff"}) {
            file.label(field).text(decimal(0, width));
        }
        for (int i = 0; i < members.length; i++) {
            file.align(2);
            if (i == 0) {
                file.patch("fl_fstmoff", decimal(file.size(), width).getBytes(StandardCharsets.UTF_8));
            }
            file.patch("fl_lstmoff", decimal(file.size(), width).getBytes(StandardCharsets.UTF_8));
            int contentOffset = file.size() + 3 * width + 52 + 6 + 2;
            int end = contentOffset + members[i].length + members[i].length % 2;
            file.label("ar_size").text(decimal(members[i].length, width));
            file.label("ar_nxtmem").text(decimal(end, width)).text(decimal(0, width));
            file.text(" ".repeat(48))
                    .label("ar_namlen")
                    .text(decimal(5, 4))
                    .text("shr.o")
                    .u8(0)
                    .text("`\n");
            file.label("content").raw(members[i]);
        }
        return file.align(2).label("table").zeros(200).build();
    }

    private static String decimal(long value, int width) {
        return String.format(Locale.ROOT, "%-" + width + "d", value);
    }
}
