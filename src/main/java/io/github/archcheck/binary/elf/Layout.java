package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.WordSize;

/**
 * Where everything lies in 32-bit and 64-bit files. This table is the only place that knows the difference; apart from
 * the width of addresses it is that {@code p_flags} moved.
 *
 * @see <a href="https://gabi.xinuos.com/elf/02-eheader.html">gABI, ELF header</a>
 * @see <a href="https://gabi.xinuos.com/elf/07-pheader.html">gABI, program header</a>
 */
final class Layout {
    static final Layout ELF32 = new Layout(
            WordSize.W32,
            "Elf32_",
            Field.P_TYPE,
            Field.P_OFFSET,
            Field.P_VADDR,
            Field.P_PADDR,
            Field.P_FILESZ,
            Field.P_MEMSZ,
            Field.P_FLAGS,
            Field.P_ALIGN);
    static final Layout ELF64 = new Layout(
            WordSize.W64,
            "Elf64_",
            Field.P_TYPE,
            Field.P_FLAGS,
            Field.P_OFFSET,
            Field.P_VADDR,
            Field.P_PADDR,
            Field.P_FILESZ,
            Field.P_MEMSZ,
            Field.P_ALIGN);

    /** Bytes of {@code e_ident}, which comes before {@link #ehdrTail}. */
    static final int IDENT_BYTES = 16;

    private final WordSize wordSize;
    private final Struct ehdrTail;
    private final Struct phdr;
    private final Struct shdr;
    private final Struct dyn;
    private final Struct verneed;
    private final Struct vernaux;
    private final Struct verdef;
    private final Struct verdaux;
    private final Struct nhdr;

    private Layout(WordSize wordSize, String prefix, Field... phdrFields) {
        this.wordSize = wordSize;
        this.ehdrTail = new Struct(
                prefix + "Ehdr",
                wordSize,
                Field.E_TYPE,
                Field.E_MACHINE,
                Field.E_VERSION,
                Field.E_ENTRY,
                Field.E_PHOFF,
                Field.E_SHOFF,
                Field.E_FLAGS,
                Field.E_EHSIZE,
                Field.E_PHENTSIZE,
                Field.E_PHNUM,
                Field.E_SHENTSIZE,
                Field.E_SHNUM,
                Field.E_SHSTRNDX);
        this.phdr = new Struct(prefix + "Phdr", wordSize, phdrFields);
        this.shdr = new Struct(
                prefix + "Shdr",
                wordSize,
                Field.SH_NAME,
                Field.SH_TYPE,
                Field.SH_FLAGS,
                Field.SH_ADDR,
                Field.SH_OFFSET,
                Field.SH_SIZE,
                Field.SH_LINK,
                Field.SH_INFO,
                Field.SH_ADDRALIGN,
                Field.SH_ENTSIZE);
        this.dyn = new Struct(prefix + "Dyn", wordSize, Field.D_TAG, Field.D_UN);
        this.verneed = new Struct(
                prefix + "Verneed",
                wordSize,
                Field.VN_VERSION,
                Field.VN_CNT,
                Field.VN_FILE,
                Field.VN_AUX,
                Field.VN_NEXT);
        this.vernaux = new Struct(
                prefix + "Vernaux",
                wordSize,
                Field.VNA_HASH,
                Field.VNA_FLAGS,
                Field.VNA_OTHER,
                Field.VNA_NAME,
                Field.VNA_NEXT);
        this.verdef = new Struct(
                prefix + "Verdef",
                wordSize,
                Field.VD_VERSION,
                Field.VD_FLAGS,
                Field.VD_NDX,
                Field.VD_CNT,
                Field.VD_HASH,
                Field.VD_AUX,
                Field.VD_NEXT);
        this.verdaux = new Struct(prefix + "Verdaux", wordSize, Field.VDA_NAME, Field.VDA_NEXT);
        this.nhdr = new Struct(prefix + "Nhdr", wordSize, Field.N_NAMESZ, Field.N_DESCSZ, Field.N_TYPE);
    }

    WordSize wordSize() {
        return wordSize;
    }

    /** The ELF header without its {@code e_ident}. */
    Struct ehdrTail() {
        return ehdrTail;
    }

    int ehdrBytes() {
        return IDENT_BYTES + ehdrTail.size();
    }

    Struct phdr() {
        return phdr;
    }

    Struct shdr() {
        return shdr;
    }

    Struct dyn() {
        return dyn;
    }

    Struct verneed() {
        return verneed;
    }

    Struct vernaux() {
        return vernaux;
    }

    Struct verdef() {
        return verdef;
    }

    Struct verdaux() {
        return verdaux;
    }

    Struct nhdr() {
        return nhdr;
    }
}
