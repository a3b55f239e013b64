package io.github.archcheck.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The version needs and definitions of an {@link Elf} file. */
final class ElfVersions {
    /** Indexes into the string table: of the name, then of the parents. */
    private record Version(String name, long flags, List<Long> indexes) {}

    private record Need(long fileIndex, List<Version> versions) {}

    private final List<Need> needs = new ArrayList<>();
    private final List<Version> definitions = new ArrayList<>();

    void need(String file, String[] names, ToLongFunction<String> strings) {
        long fileIndex = strings.applyAsLong(file);
        List<Version> versions = new ArrayList<>();
        for (String text : names) {
            boolean weak = text.endsWith("?");
            String name = weak ? text.substring(0, text.length() - 1) : text;
            versions.add(new Version(name, weak ? 2 : 0, List.of(strings.applyAsLong(name))));
        }
        needs.add(new Need(fileIndex, versions));
    }

    void definition(String name, long flags, String[] parents, ToLongFunction<String> strings) {
        List<Long> indexes = new ArrayList<>(List.of(strings.applyAsLong(name)));
        for (String parent : parents) {
            indexes.add(strings.applyAsLong(parent));
        }
        definitions.add(new Version(name, flags, indexes));
    }

    int countNeeds() {
        return needs.size();
    }

    int countDefinitions() {
        return definitions.size();
    }

    void writeNeeds(Bytes out) {
        int index = 2;
        for (int i = 0; i < needs.size(); i++) {
            List<Version> versions = needs.get(i).versions();
            boolean last = i == needs.size() - 1;
            out.label("Verneed").u16(1).label("Verneed.vn_cnt").u16(versions.size());
            out.label("Verneed.vn_file")
                    .u32(needs.get(i).fileIndex())
                    .label("Verneed.vn_aux")
                    .u32(16);
            out.label("Verneed.vn_next").u32(last ? 0 : 16 + 16L * versions.size());
            for (int j = 0; j < versions.size(); j++) {
                out.label("Vernaux").u32(hash(versions.get(j).name()));
                out.u16(versions.get(j).flags()).u16(index++);
                out.label("Vernaux.vna_name").u32(versions.get(j).indexes().get(0));
                out.label("Vernaux.vna_next").u32(j == versions.size() - 1 ? 0 : 16);
            }
        }
    }

    void writeDefinitions(Bytes out) {
        for (int i = 0; i < definitions.size(); i++) {
            Version version = definitions.get(i);
            int count = version.indexes().size();
            boolean last = i == definitions.size() - 1;
            out.label("Verdef")
                    .u16(1)
                    .u16(version.flags())
                    .u16(i + 1L)
                    .label("Verdef.vd_cnt")
                    .u16(count);
            out.u32(hash(version.name())).label("Verdef.vd_aux").u32(20);
            out.label("Verdef.vd_next").u32(last ? 0 : 20 + 8L * count);
            for (int j = 0; j < count; j++) {
                out.label("Verdaux.vda_name").u32(version.indexes().get(j));
                out.label("Verdaux.vda_next").u32(j == count - 1 ? 0 : 8);
            }
        }
    }

    /** The hash function of the ELF specification. */
    private static long hash(String name) {
        long hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash << 4) + name.charAt(i);
            long high = hash & 0xf000_0000L;
            hash = (hash ^ (high >> 24)) & ~high;
        }
        return hash;
    }
}
