package io.github.archcheck.loader.linux;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.ElfHeader;
import io.github.archcheck.binary.elf.ElfType;
import io.github.archcheck.binary.elf.Machine;
import io.github.archcheck.bytes.WordSize;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Programs;
import io.github.archcheck.loader.Refusal;
import java.nio.ByteOrder;

/**
 * What the Linux kernel starts as a program. Whether the loader that the program asks for exists is another question.
 *
 * @param process the one that starts it: its machine is the kernel's
 */
public record LinuxKernel(ElfProcess process) {
    public Answer execute(Inspection file) {
        return Programs.execute(file, BinaryFormat.ELF, this::parsed);
    }

    private Answer parsed(Inspection.Parsed parsed) {
        Binary binary = parsed.binary();
        if (!(binary.images().get(0).details() instanceof ElfDetails details)) {
            return new Answer.Refuses(
                    Refusal.FORMAT,
                    Programs.NOT_EXECUTABLE,
                    "the file is " + binary.format().title() + ", not ELF");
        }
        if (!runsHere(details.header())) {
            return new Answer.Refuses(
                    Refusal.ARCHITECTURE,
                    Programs.NOT_EXECUTABLE,
                    "built for " + binary.images().get(0).architecture().label() + ", the machine is "
                            + process.architecture().label());
        }
        ElfType type = details.header().type();
        if (!type.equals(ElfType.EXEC) && !type.equals(ElfType.DYN)) {
            return new Answer.Refuses(Refusal.FILE_TYPE, Programs.NOT_EXECUTABLE, "the file is no program");
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
