package io.github.archcheck.binary.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and their names, as glibc's elf.h has them. */
class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "0, EM_NONE",
        "2, EM_SPARC",
        "3, EM_386",
        "4, EM_68K",
        "8, EM_MIPS",
        "15, EM_PARISC",
        "18, EM_SPARC32PLUS",
        "20, EM_PPC",
        "21, EM_PPC64",
        "22, EM_S390",
        "40, EM_ARM",
        "42, EM_SH",
        "43, EM_SPARCV9",
        "50, EM_IA_64",
        "62, EM_X86_64",
        "183, EM_AARCH64",
        "190, EM_CUDA",
        "224, EM_AMDGPU",
        "243, EM_RISCV",
        "247, EM_BPF",
        "252, EM_CSKY",
        "258, EM_LOONGARCH",
        "36902, EM_ALPHA",
        "60000, ",
    })
    void machines(int number, String name) {
        assertThat(new Machine(number).name().orElse(null)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ELFOSABI_NONE",
        "2, ELFOSABI_NETBSD",
        "3, ELFOSABI_GNU",
        "6, ELFOSABI_SOLARIS",
        "9, ELFOSABI_FREEBSD",
        "12, ELFOSABI_OPENBSD",
        "255, ELFOSABI_STANDALONE",
        "64, ",
        "97, ",
    })
    void systems(int number, String name) {
        assertThat(new OsAbi(number).name().orElse(null)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"0, ET_NONE", "1, ET_REL", "2, ET_EXEC", "3, ET_DYN", "4, ET_CORE", "0xfe00, "})
    void types(String number, String name) {
        assertThat(new ElfType(Integer.decode(number)).name().orElse(null)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT_NULL",
        "1, PT_LOAD",
        "2, PT_DYNAMIC",
        "3, PT_INTERP",
        "4, PT_NOTE",
        "5, PT_SHLIB",
        "6, PT_PHDR",
        "7, PT_TLS",
        "0x6474e550, PT_GNU_EH_FRAME",
        "0x6474e551, PT_GNU_STACK",
        "0x6474e552, PT_GNU_RELRO",
        "0x6474e553, PT_GNU_PROPERTY",
        "0x70000001, ",
    })
    void segments(String number, String name) {
        ProgramHeader header = new ProgramHeader(Integer.decode(number), 0, 0, 0, 0, 0, 0);
        assertThat(header.typeName().orElse(null)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "0, DT_NULL",
        "1, DT_NEEDED",
        "2, DT_PLTRELSZ",
        "3, DT_PLTGOT",
        "4, DT_HASH",
        "5, DT_STRTAB",
        "6, DT_SYMTAB",
        "7, DT_RELA",
        "8, DT_RELASZ",
        "9, DT_RELAENT",
        "10, DT_STRSZ",
        "11, DT_SYMENT",
        "12, DT_INIT",
        "13, DT_FINI",
        "14, DT_SONAME",
        "15, DT_RPATH",
        "16, DT_SYMBOLIC",
        "17, DT_REL",
        "18, DT_RELSZ",
        "19, DT_RELENT",
        "20, DT_PLTREL",
        "21, DT_DEBUG",
        "22, DT_TEXTREL",
        "23, DT_JMPREL",
        "24, DT_BIND_NOW",
        "25, DT_INIT_ARRAY",
        "26, DT_FINI_ARRAY",
        "27, DT_INIT_ARRAYSZ",
        "28, DT_FINI_ARRAYSZ",
        "29, DT_RUNPATH",
        "30, DT_FLAGS",
        "32, DT_PREINIT_ARRAY",
        "33, DT_PREINIT_ARRAYSZ",
        "34, DT_SYMTAB_SHNDX",
        "35, DT_RELRSZ",
        "36, DT_RELR",
        "37, DT_RELRENT",
        "0x6ffffef5, DT_GNU_HASH",
        "0x6ffffff0, DT_VERSYM",
        "0x6ffffff9, DT_RELACOUNT",
        "0x6ffffffb, DT_FLAGS_1",
        "0x6ffffffc, DT_VERDEF",
        "0x6ffffffd, DT_VERDEFNUM",
        "0x6ffffffe, DT_VERNEED",
        "0x6fffffff, DT_VERNEEDNUM",
        "0x7ffffffd, DT_AUXILIARY",
        "0x7fffffff, DT_FILTER",
        "31, ",
        "0x100000001, ",
    })
    void tags(String number, String name) {
        assertThat(new DynamicTag(Long.decode(number)).name().orElse(null)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"0, Linux", "1, Hurd", "2, Solaris", "3, FreeBSD", "4, NetBSD", "5, Syllable", "6, ", "4294967295, "})
    void kernels(long number, String name) {
        assertThat(new AbiTag(number, 0, 0, 0).osName().orElse(null)).isEqualTo(name);
    }

    @Test
    void bitsWithoutANameComeLastAsOneNumber() {
        assertThat(Names.ofBits(0b1_0111, List.of("one", "", "four"))).containsExactly("one", "four", "0x12");
        assertThat(Names.ofBits(0, List.of("one"))).isEmpty();
        assertThat(Names.ofBits(Long.MIN_VALUE, List.of("one"))).containsExactly("0x8000000000000000");
    }
}
