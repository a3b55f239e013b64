package io.github.archcheck.testkit;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes ELF files: one loadable segment that covers the file, at an address of its own, and what was asked for inside it.
 * Labels are the names of the structures and fields, such as {@code Ehdr.e_phnum}, {@code PT_LOAD.p_filesz},
 * {@code DT_SONAME.d_un}, {@code Vernaux.vna_next}.
 */
public final class Elf {
    /** Where the first byte of the file lies in memory; not zero, so that addresses and offsets cannot be confused. */
    public static final long ADDRESS = 0x40_0000;

    private record Dyn(String label, long tag, long value) {}

    private record Segment(String label, long type, long flags, long offset, long address, long size, long align) {}

    private record Section(long type, long flags, long address, long size) {}

    private final boolean wide;
    private final ByteOrder order;
    private final int machine;
    private int type = 3;
    private long flags;
    private int osAbi;
    private String interpreter = "";
    private long stackFlags = -1;
    private int noteAlign = 4;
    private boolean stringTable = true;
    private boolean extendedNumbering;
    private final List<Dyn> dyns = new ArrayList<>();
    private final ElfVersions versions = new ElfVersions();
    private final List<Segment> segments = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final Bytes strings;
    private final Bytes notes;
    private final Bytes properties;

    private Elf(boolean wide, ByteOrder order, int machine) {
        this.wide = wide;
        this.order = order;
        this.machine = machine;
        this.strings = new Bytes(order).u8(0);
        this.notes = new Bytes(order);
        this.properties = new Bytes(order);
    }

    public static Elf of(boolean wide, ByteOrder order, int machine) {
        return new Elf(wide, order, machine);
    }

    /** A shared object for x86_64. */
    public static Elf x86() {
        return of(true, ByteOrder.LITTLE_ENDIAN, 62);
    }

    public Elf type(int value) {
        type = value;
        return this;
    }

    public Elf flags(long value) {
        flags = value;
        return this;
    }

    public Elf osAbi(int value) {
        osAbi = value;
        return this;
    }

    public Elf interpreter(String path) {
        interpreter = path;
        return this;
    }

    public Elf needed(String... names) {
        for (String name : names) {
            stringTag("DT_NEEDED", 1, name);
        }
        return this;
    }

    public Elf soname(String name) {
        return stringTag("DT_SONAME", 14, name);
    }

    public Elf rpath(String path) {
        return stringTag("DT_RPATH", 15, path);
    }

    public Elf runpath(String path) {
        return stringTag("DT_RUNPATH", 29, path);
    }

    public Elf dtFlags(long bits) {
        return tag("DT_FLAGS", 30, bits);
    }

    public Elf dtFlags1(long bits) {
        return tag("DT_FLAGS_1", 0x6fff_fffb, bits);
    }

    public Elf stringTag(String label, long tag, String text) {
        return tag(label, tag, string(text));
    }

    public Elf tag(String label, long tag, long value) {
        dyns.add(new Dyn(label, tag, value));
        return this;
    }

    /** Leaves out DT_STRTAB and DT_STRSZ. */
    public Elf withoutStringTable() {
        stringTable = false;
        return this;
    }

    /** A version whose name ends in {@code ?} is weak. */
    public Elf versionNeed(String file, String... names) {
        versions.need(file, names, this::string);
        return this;
    }

    public Elf versionDefinition(String name, long versionFlags, String... parents) {
        versions.definition(name, versionFlags, parents, this::string);
        return this;
    }

    public Elf stack(long segmentFlags) {
        stackFlags = segmentFlags;
        return this;
    }

    /** A note in the PT_NOTE segment. */
    public Elf note(String owner, long noteType, byte[] content) {
        appendNote(notes, owner, noteType, content, noteAlign);
        return this;
    }

    /** The alignment of notes that follow, and of their segment. */
    public Elf noteAlign(int bytes) {
        noteAlign = bytes;
        return this;
    }

    /** One four-byte property, in the note that both PT_NOTE and PT_GNU_PROPERTY cover. */
    public Elf property(long propertyType, long value) {
        properties.u32(propertyType).u32(4).u32(value).align(wide ? 8 : 4);
        return this;
    }

    public Elf segment(String label, long segmentType, long segmentFlags, long offset, long size, long align) {
        return segment(label, segmentType, segmentFlags, offset, ADDRESS + offset, size, align);
    }

    public Elf segment(
            String label, long segmentType, long segmentFlags, long offset, long address, long size, long align) {
        segments.add(new Segment(label, segmentType, segmentFlags, offset, address, size, align));
        return this;
    }

    /** Adds section headers, which are left out otherwise. */
    public Elf section(long sectionType, long sectionFlags, long address, long size) {
        sections.add(new Section(sectionType, sectionFlags, address, size));
        return this;
    }

    /** Writes 0xffff into e_phnum, and the true count into section header 0. */
    public Elf extendedNumbering() {
        extendedNumbering = true;
        return this;
    }

    public Built build() {
        int count = headerCount();
        int start = (wide ? 64 + 56 * count : 52 + 32 * count) + 7 & ~7;
        Bytes rehearsal = new Bytes(order).zeros(start);
        List<Segment> all = contents(rehearsal);
        int sectionsAt = sections(rehearsal, count);
        Bytes out = new Bytes(order);
        header(out, count, sectionsAt);
        programHeaders(out, all, rehearsal.size());
        out.padTo(start);
        contents(out);
        sections(out, count);
        return out.build();
    }

    /** Writes what the segments hold, and tells the segments. */
    private List<Segment> contents(Bytes out) {
        List<Segment> all = new ArrayList<>();
        if (!interpreter.isEmpty()) {
            all.add(part("PT_INTERP", 3, 4, out.size(), interpreter.length() + 1, 1));
            out.label("interpreter").cstring(interpreter);
        }
        all.add(part("PT_LOAD", 1, 5, 0, 0, 0x1_0000));
        if (properties.size() > 0) {
            int align = wide ? 8 : 4;
            out.align(8).label("properties");
            all.add(part("PT_NOTE", 4, 4, out.size(), 16 + properties.size(), align));
            all.add(part("PT_GNU_PROPERTY", 0x6474_e553, 4, out.size(), 16 + properties.size(), align));
            appendNote(out, "GNU", 5, properties.build().bytes(), align);
        }
        if (notes.size() > 0) {
            out.align(8);
            all.add(part("PT_NOTE", 4, 4, out.size(), notes.size(), noteAlign));
            out.append(notes.build(), "");
        }
        if (hasDynamic()) {
            all.add(dynamic(out));
        }
        if (stackFlags >= 0) {
            all.add(new Segment("PT_GNU_STACK", 0x6474_e551, stackFlags, 0, 0, 0, 16));
        }
        all.addAll(segments);
        return all;
    }

    private boolean hasDynamic() {
        return !dyns.isEmpty() || versions.countNeeds() + versions.countDefinitions() > 0;
    }

    private int headerCount() {
        return 1
                + (interpreter.isEmpty() ? 0 : 1)
                + (properties.size() > 0 ? 2 : 0)
                + (notes.size() > 0 ? 1 : 0)
                + (hasDynamic() ? 1 : 0)
                + (stackFlags >= 0 ? 1 : 0)
                + segments.size();
    }

    private void header(Bytes out, int count, int sectionsAt) {
        boolean little = order == ByteOrder.LITTLE_ENDIAN;
        out.label("Ehdr.e_ident").raw(new byte[] {0x7f, 'E', 'L', 'F'});
        out.label("EI_CLASS").u8(wide ? 2 : 1).label("EI_DATA").u8(little ? 1 : 2);
        out.label("EI_VERSION")
                .u8(1)
                .label("EI_OSABI")
                .u8(osAbi)
                .label("EI_ABIVERSION")
                .u8(0);
        out.label("EI_PAD").zeros(7);
        out.label("Ehdr.e_type").u16(type).label("Ehdr.e_machine").u16(machine);
        out.label("Ehdr.e_version").u32(1).label("Ehdr.e_entry").word(wide, 0);
        out.label("Ehdr.e_phoff").word(wide, wide ? 64 : 52);
        out.label("Ehdr.e_shoff").word(wide, sectionsAt);
        out.label("Ehdr.e_flags").u32(flags).label("Ehdr.e_ehsize").u16(wide ? 64 : 52);
        out.label("Ehdr.e_phentsize").u16(wide ? 56 : 32);
        out.label("Ehdr.e_phnum").u16(extendedNumbering ? 0xffff : count);
        out.label("Ehdr.e_shentsize").u16(wide ? 64 : 40);
        out.label("Ehdr.e_shnum").u16(sections.isEmpty() && !extendedNumbering ? 0 : sections.size() + 1);
        out.label("Ehdr.e_shstrndx").u16(0);
    }

    private Segment dynamic(Bytes out) {
        List<Dyn> entries = new ArrayList<>(dyns);
        if (versions.countNeeds() > 0) {
            entries.add(
                    new Dyn("DT_VERNEED", 0x6fff_fffe, ADDRESS + out.align(8).size()));
            entries.add(new Dyn("DT_VERNEEDNUM", 0x6fff_ffff, versions.countNeeds()));
            versions.writeNeeds(out);
        }
        if (versions.countDefinitions() > 0) {
            entries.add(new Dyn("DT_VERDEF", 0x6fff_fffc, ADDRESS + out.align(8).size()));
            entries.add(new Dyn("DT_VERDEFNUM", 0x6fff_fffd, versions.countDefinitions()));
            versions.writeDefinitions(out);
        }
        if (stringTable) {
            entries.add(new Dyn("DT_STRTAB", 5, ADDRESS + out.size()));
            entries.add(new Dyn("DT_STRSZ", 10, strings.size()));
        }
        out.label("dynstr").append(strings.build(), "").align(8).label("dynamic");
        entries.add(new Dyn("DT_NULL", 0, 0));
        int start = out.size();
        for (Dyn entry : entries) {
            out.label(entry.label())
                    .word(wide, entry.tag())
                    .label(entry.label() + ".d_un")
                    .word(wide, entry.value());
        }
        return part("PT_DYNAMIC", 2, 6, start, out.size() - start, 8);
    }

    private int sections(Bytes out, int count) {
        if (sections.isEmpty() && !extendedNumbering) {
            return 0;
        }
        int start = out.align(8).label("sections").size();
        section(out, new Section(0, 0, 0, 0), extendedNumbering ? count : 0);
        sections.forEach(section -> section(out, section, 0));
        return start;
    }

    private void section(Bytes out, Section section, int info) {
        out.label("Shdr").u32(0).u32(section.type()).word(wide, section.flags()).word(wide, section.address());
        out.word(wide, 0)
                .word(wide, section.size())
                .u32(0)
                .label("Shdr.sh_info")
                .u32(info);
        out.word(wide, 1).word(wide, 0);
    }

    private void programHeaders(Bytes out, List<Segment> all, int fileSize) {
        for (Segment segment : all) {
            String label = segment.label();
            long size = label.equals("PT_LOAD") && segment.size() == 0 ? fileSize : segment.size();
            out.label(label).u32(segment.type());
            if (wide) {
                out.label(label + ".p_flags").u32(segment.flags());
            }
            out.label(label + ".p_offset").word(wide, segment.offset());
            out.label(label + ".p_vaddr").word(wide, segment.address()).word(wide, segment.address());
            out.label(label + ".p_filesz")
                    .word(wide, size)
                    .label(label + ".p_memsz")
                    .word(wide, size);
            if (!wide) {
                out.label(label + ".p_flags").u32(segment.flags());
            }
            out.label(label + ".p_align").word(wide, segment.align());
        }
    }

    private static Segment part(String label, long type, long flags, int offset, int size, int align) {
        return new Segment(label, type, flags, offset, ADDRESS + offset, size, align);
    }

    private long string(String text) {
        long index = strings.size();
        strings.cstring(text);
        return index;
    }

    private static void appendNote(Bytes out, String owner, long type, byte[] content, int align) {
        out.label("Nhdr.n_namesz")
                .u32(owner.length() + 1L)
                .label("Nhdr.n_descsz")
                .u32(content.length);
        out.u32(type).cstring(owner).align(align).raw(content).align(align);
    }
}
