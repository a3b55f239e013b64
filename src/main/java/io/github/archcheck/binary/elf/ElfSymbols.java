package io.github.archcheck.binary.elf;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.NameTable;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.binary.WholeTable;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the dynamic symbols of an ELF file: what its relocations look up, and what lookups find in it. */
public final class ElfSymbols {
    /** Twenty times as many as the largest libraries that are known have. */
    private static final long MAX_SYMBOLS = 4_000_000;

    private static final int MAX_IMPORTS = 1 << 18;

    /** DT_ANDROID_REL to DT_ANDROID_RELASZ, and DT_CREL: packed relocations, which are not read. */
    private static final int[] OTHER_RELOCATIONS = {0x6000_000f, 0x6000_0011, 0x4000_0026};

    private final DynamicTables tables;
    private final SymbolLayout layout;
    private final NameTable names;
    private final Exports.Builder exports = new Exports.Builder();
    private final List<Symbols.Import> imports = new ArrayList<>();
    private final Map<Integer, String> initialExec = new HashMap<>();

    private ElfSymbols(DynamicTables tables, NameTable names) {
        this.tables = tables;
        this.layout = SymbolLayout.of(tables.elf().layout().wordSize());
        this.names = names;
    }

    /**
     * @param source the whole ELF file
     * @param details as read from it
     * @throws MalformedBinaryException when the tables contradict themselves, or are larger than any library has them
     */
    public static Symbols read(ByteSource source, ElfDetails details) throws IOException, MalformedBinaryException {
        ElfFile elf = new ElfFile(source, details.header());
        SegmentTable segments = SegmentTable.of(elf, details.programHeaders());
        Optional<DynamicSection> dynamic = details.dynamic();
        if (dynamic.isEmpty()) {
            if (details.debugOnly() || segments.first(ProgramHeader.PT_DYNAMIC).isPresent()) {
                throw new MalformedBinaryException(source.start(), "PT_DYNAMIC", "there is no dynamic section to read");
            }
            return none();
        }
        DynamicTables tables = new DynamicTables(elf, segments, dynamic.get());
        if (!tables.has(DynamicTag.DT_SYMTAB) || !tables.has(DynamicTag.DT_STRTAB)) {
            return none();
        }
        return new ElfSymbols(tables, names(tables)).symbols(dynamic.get());
    }

    private static Symbols none() {
        return new Symbols(List.of(), new Exports.Builder().build());
    }

    private static NameTable names(DynamicTables tables) throws IOException, MalformedBinaryException {
        Span region = tables.region(DynamicTag.DT_STRTAB);
        long stated = tables.value(DynamicTag.DT_STRSZ).orElse(region.size());
        if (stated < 0 || stated > region.size()) {
            throw tables.damage(DynamicTag.DT_STRSZ, ElfFile.hex(stated) + " bytes do not fit the segment");
        }
        String field = "DT_STRTAB";
        byte[] bytes = WholeTable.read(tables.elf().source(), new Span(region.offset(), stated), field);
        return new NameTable(bytes, tables.elf().absolute(region.offset()), field);
    }

    private Symbols symbols(DynamicSection dynamic) throws IOException, MalformedBinaryException {
        HashTable found = HashTable.read(tables);
        boolean everyImport = isEveryImportWanted();
        RelocationScan scan = RelocationScan.of(tables);
        long count = Math.max(
                found.end(), everyImport ? allSymbols(found) : scan.referenced().length());
        if (count > MAX_SYMBOLS || tables.value(DynamicTag.DT_SYMENT).orElse(layout.size()) != layout.size()) {
            throw tables.damage(DynamicTag.DT_SYMTAB, count + " symbols are not plausible");
        }
        Records records = tables.records(DynamicTag.DT_SYMTAB, 0, count, layout.size());
        SymbolVersions versions = SymbolVersions.read(tables, dynamic, count);
        for (int i = 1; i < count; i++) {
            int at = records.seek(i);
            ByteBuffer bytes = records.bytes();
            if (i >= found.firstFound() && i < found.end() && layout.isExport(bytes, at)) {
                export(names.hash(layout.name(bytes, at)), versions, versions.number(i));
            } else if ((everyImport || scan.referenced().get(i)) && layout.isImport(bytes, at)) {
                imported(bytes, at, versions.of(versions.number(i)));
            }
            if (scan.initialExec().contains(i)) {
                initialExec.put(i, layout.isGlobal(bytes, at) ? names.text(layout.name(bytes, at)) : "");
            }
        }
        List<String> reached = scan.initialExec().stream()
                .map(index -> initialExec.getOrDefault(index, ""))
                .distinct()
                .toList();
        return new Symbols(imports, exports.build(), reached);
    }

    /** Whether relocations do not tell which symbols are looked up: on MIPS the global offset table does so too. */
    private boolean isEveryImportWanted() {
        if (tables.elf().header().machine().equals(Machine.MIPS)) {
            return true;
        }
        for (int tag : OTHER_RELOCATIONS) {
            if (tables.has(tag)) {
                return true;
            }
        }
        return false;
    }

    /** What comes before the first that a lookup can find is undefined. */
    private long allSymbols(HashTable found) throws IOException, MalformedBinaryException {
        return Math.max(found.firstFound(), Math.max(HashTable.chainCount(tables), HashTable.mipsCount(tables)));
    }

    private void export(long hash, SymbolVersions versions, int number) {
        Optional<String> version = versions.of(number);
        if (version.isEmpty()) {
            exports.add(hash);
        } else if (SymbolVersions.isHidden(number)) {
            exports.addHidden(hash, version.get());
        } else {
            exports.addDefault(hash, version.get());
        }
    }

    private void imported(ByteBuffer bytes, int at, Optional<String> version) throws MalformedBinaryException {
        if (imports.size() == MAX_IMPORTS) {
            throw tables.damage(DynamicTag.DT_SYMTAB, "more than " + MAX_IMPORTS + " imports are not plausible");
        }
        imports.add(new Symbols.Import(
                names.text(layout.name(bytes, at)), version.orElse(""), layout.isWeak(bytes, at), Symbols.Library.ANY));
    }
}
