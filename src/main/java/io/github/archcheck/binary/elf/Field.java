package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.WordSize;
import java.util.Locale;

/** The fields of all structures that are read, each with its width; which order they come in is {@link Layout}'s. */
enum Field {
    E_TYPE(Width.HALF),
    E_MACHINE(Width.HALF),
    E_VERSION(Width.WORD),
    E_ENTRY(Width.NATIVE),
    E_PHOFF(Width.NATIVE),
    E_SHOFF(Width.NATIVE),
    E_FLAGS(Width.WORD),
    E_EHSIZE(Width.HALF),
    E_PHENTSIZE(Width.HALF),
    E_PHNUM(Width.HALF),
    E_SHENTSIZE(Width.HALF),
    E_SHNUM(Width.HALF),
    E_SHSTRNDX(Width.HALF),

    P_TYPE(Width.WORD),
    P_FLAGS(Width.WORD),
    P_OFFSET(Width.NATIVE),
    P_VADDR(Width.NATIVE),
    P_PADDR(Width.NATIVE),
    P_FILESZ(Width.NATIVE),
    P_MEMSZ(Width.NATIVE),
    P_ALIGN(Width.NATIVE),

    SH_NAME(Width.WORD),
    SH_TYPE(Width.WORD),
    SH_FLAGS(Width.NATIVE),
    SH_ADDR(Width.NATIVE),
    SH_OFFSET(Width.NATIVE),
    SH_SIZE(Width.NATIVE),
    SH_LINK(Width.WORD),
    SH_INFO(Width.WORD),
    SH_ADDRALIGN(Width.NATIVE),
    SH_ENTSIZE(Width.NATIVE),

    D_TAG(Width.NATIVE),
    D_UN(Width.NATIVE),

    VN_VERSION(Width.HALF),
    VN_CNT(Width.HALF),
    VN_FILE(Width.WORD),
    VN_AUX(Width.WORD),
    VN_NEXT(Width.WORD),

    VNA_HASH(Width.WORD),
    VNA_FLAGS(Width.HALF),
    VNA_OTHER(Width.HALF),
    VNA_NAME(Width.WORD),
    VNA_NEXT(Width.WORD),

    VD_VERSION(Width.HALF),
    VD_FLAGS(Width.HALF),
    VD_NDX(Width.HALF),
    VD_CNT(Width.HALF),
    VD_HASH(Width.WORD),
    VD_AUX(Width.WORD),
    VD_NEXT(Width.WORD),

    VDA_NAME(Width.WORD),
    VDA_NEXT(Width.WORD),

    N_NAMESZ(Width.WORD),
    N_DESCSZ(Width.WORD),
    N_TYPE(Width.WORD);

    /** How wide a field is; only {@link #NATIVE} depends on the word size. */
    enum Width {
        HALF,
        WORD,
        NATIVE;

        int bytes(WordSize size) {
            return switch (this) {
                case HALF -> Short.BYTES;
                case WORD -> Integer.BYTES;
                case NATIVE -> size.bytes();
            };
        }
    }

    private final Width width;

    Field(Width width) {
        this.width = width;
    }

    Width width() {
        return width;
    }

    /** As the ELF headers spell it, without its structure. */
    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
