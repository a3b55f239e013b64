package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.elf.ElfHeader;
import io.github.archcheck.binary.elf.ElfIdent;
import io.github.archcheck.binary.elf.OsAbi;
import io.github.archcheck.bytes.WordSize;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.loader.linux.ElfProcess;
import io.github.archcheck.platform.Architecture;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * glibc's look at the ELF header: is it for this process at all. The order is that of Debian and its descendants, which
 * skip a foreign machine before they complain of anything but the class; elsewhere a foreign machine with another byte
 * order, or with a strange e_ident, is named for that.
 */
record IdentityCheck(ElfProcess process) {
    /** glibc looks on in other directories, and in the end there was no such file. */
    static final String NO_SUCH_FILE = "cannot open shared object file: No such file or directory";

    /** LIBC_ABI_MAX: versions below are known for ELFOSABI_GNU. */
    private static final int KNOWN_ABI_VERSIONS = 4;

    /** @param built what the file was built for, for the explanation */
    Optional<Answer> fault(ElfHeader header, Architecture built) {
        if (header.ident().wordSize() != process.wordSize()) {
            return refuse(Refusal.ARCHITECTURE, wrongClass(process), mismatch(built));
        }
        boolean machine = process.takesMachine(header);
        Optional<String> ident = identFault(header.ident());
        if (ident.isPresent()) {
            return machine ? refuse(Refusal.DAMAGED, ident.get(), "") : wrongMachine(built);
        }
        if (header.version() != 1) {
            return refuse(Refusal.DAMAGED, "ELF file version does not match current one", "");
        }
        return machine ? Optional.empty() : wrongMachine(built);
    }

    private Optional<Answer> wrongMachine(Architecture built) {
        return refuse(Refusal.ARCHITECTURE, NO_SUCH_FILE, mismatch(built));
    }

    private String mismatch(Architecture built) {
        return "built for " + built.label() + ", the process is "
                + process.architecture().label();
    }

    private Optional<String> identFault(ElfIdent ident) {
        if (!ident.byteOrder().equals(process.byteOrder())) {
            return Optional.of(wrongOrder(process));
        }
        if (ident.version() != 1) {
            return Optional.of("ELF file version ident does not match current one");
        }
        boolean gnu = ident.osAbi().equals(OsAbi.GNU);
        if (!gnu && !ident.osAbi().equals(OsAbi.SYSV)) {
            return Optional.of("ELF file OS ABI invalid");
        }
        if (ident.abiVersion() != 0 && !(gnu && ident.abiVersion() < KNOWN_ABI_VERSIONS)) {
            return Optional.of("ELF file ABI version invalid");
        }
        return ident.paddingIsZero() ? Optional.empty() : Optional.of("nonzero padding in e_ident");
    }

    /** Names the class that the process does not have, whatever the file says. */
    static String wrongClass(ElfProcess process) {
        return "wrong ELF class: "
                + GlibcLoader.className(process.wordSize() == WordSize.W64 ? WordSize.W32 : WordSize.W64);
    }

    static String wrongOrder(ElfProcess process) {
        boolean little = process.byteOrder().equals(ByteOrder.LITTLE_ENDIAN);
        return "ELF file data encoding not " + (little ? "little-endian" : "big-endian");
    }

    private static Optional<Answer> refuse(Refusal reason, String words, String explanation) {
        return Optional.of(new Answer.Refuses(reason, words, explanation));
    }
}
