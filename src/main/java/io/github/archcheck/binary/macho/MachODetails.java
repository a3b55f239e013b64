package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.FormatDetails;
import io.github.archcheck.bytes.WordSize;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a mach_header and its load commands say. A slice and the same image as a thin file have equal details: offsets
 * count from the start of the image.
 *
 * @param wordSize by the magic, which need not agree with {@code cpuType}
 * @param byteOrder of the headers
 * @param ncmds as declared
 * @param sizeofcmds as declared, in bytes
 * @param loadCommands those that could be read, in file order
 * @param limited whether there are more load commands than archcheck reads
 * @param targets what the image was built for, in file order; when it says nothing, what dyld assumes, or nothing at all
 *     for CPUs that dyld assumes nothing about
 * @param uuid of the first LC_UUID
 * @param signature empty when there is none, and when it is damaged; see {@link #signatureKind}
 */
public record MachODetails(
        WordSize wordSize,
        ByteOrder byteOrder,
        CpuType cpuType,
        CpuSubtype cpuSubtype,
        FileType fileType,
        HeaderFlags flags,
        long ncmds,
        long sizeofcmds,
        List<LoadCommand> loadCommands,
        boolean limited,
        List<BuildTarget> targets,
        Optional<UUID> uuid,
        Optional<CodeSignature> signature)
        implements FormatDetails {

    public MachODetails {
        loadCommands = List.copyOf(loadCommands);
        targets = List.copyOf(targets);
    }

    /** The load commands of one kind, in file order. */
    public <T extends LoadCommand> List<T> commands(Class<T> kind) {
        return loadCommands.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Whether the image was built for macOS and for Catalyst at once, and loads into processes of both. */
    public boolean isZippered() {
        return builtFor(Platform.MACOS) && builtFor(Platform.MACCATALYST);
    }

    /** Whether part of the image is encrypted (FairPlay), which only its own container can undo. */
    public boolean isEncrypted() {
        return commands(LoadCommand.EncryptionInfo.class).stream().anyMatch(command -> command.cryptId() != 0);
    }

    public SignatureKind signatureKind() {
        boolean present = loadCommands.stream().anyMatch(LoadCommands::isCodeSignature);
        return signature.map(CodeSignature::kind).orElse(present ? SignatureKind.DAMAGED : SignatureKind.NONE);
    }

    private boolean builtFor(Platform platform) {
        return targets.stream().anyMatch(target -> target.platform().equals(platform));
    }
}
