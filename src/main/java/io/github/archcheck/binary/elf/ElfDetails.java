package io.github.archcheck.binary.elf;

import io.github.archcheck.binary.FormatDetails;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * All that the headers of an ELF file say.
 *
 * @param programHeaders in file order; those that could not be read are missing
 * @param interpreter PT_INTERP: the loader that a program asks for
 * @param dynamic empty when the file has no dynamic section, or none that could be read
 * @param debugOnly whether it is the debug information that was split off another file: its program headers are that
 *     file's and lead nowhere
 * @param truncated whether a loadable segment goes past the end of the file; never true together with
 *     {@code debugOnly}
 */
public record ElfDetails(
        ElfHeader header,
        List<ProgramHeader> programHeaders,
        Optional<String> interpreter,
        Optional<DynamicSection> dynamic,
        ElfNotes notes,
        boolean debugOnly,
        boolean truncated)
        implements FormatDetails {

    private static final List<String> ISA_LEVELS = List.of("x86-64-baseline", "x86-64-v2", "x86-64-v3", "x86-64-v4");
    private static final List<String> X86_FEATURES = List.of("IBT", "SHSTK", "LAM_U48", "LAM_U57");
    private static final List<String> AARCH64_FEATURES = List.of("BTI", "PAC", "GCS");

    public ElfDetails {
        programHeaders = List.copyOf(programHeaders);
    }

    public List<ProgramHeader> loadSegments() {
        return programHeaders.stream().filter(ProgramHeader::isLoad).toList();
    }

    /** The largest p_align of a loadable segment, unsigned; 0 when there is none. */
    public long maximumLoadAlign() {
        return programHeaders.stream()
                .filter(ProgramHeader::isLoad)
                .mapToLong(ProgramHeader::align)
                .reduce(0, (a, b) -> Long.compareUnsigned(a, b) >= 0 ? a : b);
    }

    /** p_flags of PT_GNU_STACK; empty when there is none, and the machine's default holds. */
    public OptionalInt stackFlags() {
        return programHeaders.stream()
                .filter(header -> header.type() == ProgramHeader.PT_GNU_STACK)
                .mapToInt(ProgramHeader::flags)
                .reduce((first, last) -> last);
    }

    /** Whether PT_GNU_STACK asks for an executable stack; empty when there is no PT_GNU_STACK. */
    public Optional<Boolean> executableStack() {
        return programHeaders.stream()
                .filter(header -> header.type() == ProgramHeader.PT_GNU_STACK)
                .map(ProgramHeader::isExecutable)
                .reduce((first, last) -> last);
    }

    /** GNU_PROPERTY_X86_ISA_1_NEEDED as a word of bits; empty when absent, as on all other machines. */
    public OptionalLong isaNeeded() {
        return isX86() ? notes.property(GnuProperty.X86_ISA_1_NEEDED) : OptionalLong.empty();
    }

    /** GNU_PROPERTY_X86_ISA_1_USED as a word of bits; loaders do not look at it. */
    public OptionalLong isaUsed() {
        return isX86() ? notes.property(GnuProperty.X86_ISA_1_USED) : OptionalLong.empty();
    }

    /** The levels that {@link #isaNeeded} names, lowest first: {@code x86-64-v3}. */
    public List<String> isaNeededNames() {
        return names(isaNeeded(), ISA_LEVELS);
    }

    /** The levels that {@link #isaUsed} names, lowest first. */
    public List<String> isaUsedNames() {
        return names(isaUsed(), ISA_LEVELS);
    }

    /** The protections that the code says it is ready for, such as BTI or IBT; known for AArch64 and x86. */
    public List<String> featureNames() {
        if (isX86()) {
            return names(notes.property(GnuProperty.X86_FEATURE_1_AND), X86_FEATURES);
        }
        if (header.machine().equals(Machine.AARCH64)) {
            return names(notes.property(GnuProperty.AARCH64_FEATURE_1_AND), AARCH64_FEATURES);
        }
        return List.of();
    }

    /** By the loader it asks for, else by its notes and needs. */
    public LibcTell libcTell() {
        return LibcTell.of(interpreter, dynamic, notes);
    }

    private boolean isX86() {
        return header.machine().equals(Machine.X86_64) || header.machine().equals(Machine.I386);
    }

    private static List<String> names(OptionalLong bits, List<String> names) {
        return bits.isPresent() ? Names.ofBits(bits.getAsLong(), names) : List.of();
    }
}
