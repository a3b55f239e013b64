package io.github.archcheck.loader.linux;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.ElfHeader;
import io.github.archcheck.binary.elf.ElfType;
import io.github.archcheck.binary.elf.Machine;
import io.github.archcheck.bytes.WordSize;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import java.nio.ByteOrder;

/**
 * What the Linux kernel starts as a program. Whether the loader that the program asks for exists is another question.
 *
 * @param process the one that starts it: its machine is the kernel's
 */
public record LinuxKernel(ElfProcess process) {
    /** ENOEXEC, 8. */
    private static final String NOT_EXECUTABLE = "Exec format error";

    public Answer execute(Inspection file) {
        return file.match(
                this::parsed,
                damaged -> new Answer.Refuses(
                        damaged.format() == BinaryFormat.ELF ? Refusal.DAMAGED : Refusal.FORMAT,
                        NOT_EXECUTABLE,
                        damaged.defect().reason()),
                LinuxKernel::notBinary,
                unreadable -> new Answer.Undetermined("the file could not be read: " + unreadable.reason()));
    }

    private static Answer notBinary(Inspection.NotBinary file) {
        return file.content() == Content.SCRIPT
                ? new Answer.Undetermined("a script runs if its interpreter does")
                : new Answer.Refuses(
                        Refusal.NOT_NATIVE,
                        NOT_EXECUTABLE,
                        "the file is " + file.content().title());
    }

    private Answer parsed(Inspection.Parsed parsed) {
        Binary binary = parsed.binary();
        if (binary.format() != BinaryFormat.ELF || !(binary.images().get(0).details() instanceof ElfDetails details)) {
            return new Answer.Refuses(
                    Refusal.FORMAT,
                    NOT_EXECUTABLE,
                    "the file is " + binary.format().title() + ", not ELF");
        }
        if (!runsHere(details.header())) {
            return new Answer.Refuses(
                    Refusal.ARCHITECTURE,
                    NOT_EXECUTABLE,
                    "built for " + binary.images().get(0).architecture().label() + ", the machine is "
                            + process.architecture().label());
        }
        ElfType type = details.header().type();
        if (!type.equals(ElfType.EXEC) && !type.equals(ElfType.DYN)) {
            return new Answer.Refuses(Refusal.FILE_TYPE, NOT_EXECUTABLE, "the file is no program");
        }
        return details.truncated()
                ? new Answer.Refuses(Refusal.DAMAGED, "", "the file is cut off: the program would die at once")
                : new Answer.Accepts(0);
    }

    /** Kernels for x86_64 also run 32-bit x86 and, mostly, x32 programs. */
    private boolean runsHere(ElfHeader header) {
        boolean own = header.ident().wordSize() == process.wordSize()
                && header.ident().byteOrder().equals(process.byteOrder())
                && header.machine().equals(process.machine());
        boolean oldIntel = process.machine().equals(Machine.X86_64)
                && header.machine().equals(Machine.I386)
                && header.ident().wordSize() == WordSize.W32
                && header.ident().byteOrder().equals(ByteOrder.LITTLE_ENDIAN);
        return own || oldIntel;
    }
}
