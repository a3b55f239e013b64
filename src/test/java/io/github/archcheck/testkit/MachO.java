package io.github.archcheck.testkit;

import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes one Mach-O image. Commands come out in the order of the calls. Labels: {@code mach_header.ncmds} and so on for
 * the header; for a command its name, {@code LC_RPATH}, and its fields, {@code LC_RPATH.cmdsize}, {@code LC_RPATH.path}
 * (the word with the string's offset) and {@code LC_RPATH.path*} (the string itself).
 */
public final class MachO {
    /** What a header says of its CPU, with the layout that real files for it have. */
    public record Cpu(long type, long subtype, boolean wide, ByteOrder order) {
        public Cpu withSubtype(long other) {
            return new Cpu(type, other, wide, order);
        }
    }

    public static final Cpu I386 = new Cpu(7, 3, false, ByteOrder.LITTLE_ENDIAN);
    public static final Cpu X86_64 = new Cpu(0x01000007, 3, true, ByteOrder.LITTLE_ENDIAN);
    public static final Cpu X86_64H = X86_64.withSubtype(8);
    public static final Cpu ARMV7 = new Cpu(12, 9, false, ByteOrder.LITTLE_ENDIAN);
    public static final Cpu ARM64 = new Cpu(0x0100000C, 0, true, ByteOrder.LITTLE_ENDIAN);
    public static final Cpu ARM64E = ARM64.withSubtype(0x80000002L);
    public static final Cpu ARM64_32 = new Cpu(0x0200000C, 1, false, ByteOrder.LITTLE_ENDIAN);
    public static final Cpu PPC = new Cpu(18, 0, false, ByteOrder.BIG_ENDIAN);
    public static final Cpu PPC64 = new Cpu(0x01000012, 0, true, ByteOrder.BIG_ENDIAN);

    public static final int OBJECT = 1;
    public static final int EXECUTE = 2;
    public static final int DYLIB = 6;
    public static final int BUNDLE = 8;

    public static final int MACOS = 1;
    public static final int IOS = 2;
    public static final int CATALYST = 6;

    /** A section header to go into a segment. */
    public record Sect(String name, long address, long size, long offset) {}

    private final List<Consumer<Bytes>> commands = new ArrayList<>();
    private Cpu cpu;
    private boolean wide;
    private ByteOrder order;
    private long fileType;
    private long flags = 0x85;
    private int contentBytes;
    private Optional<Signature> signature = Optional.empty();
    private boolean seal;

    private MachO(Cpu cpu, long fileType) {
        this.cpu = cpu;
        this.wide = cpu.wide();
        this.order = cpu.order();
        this.fileType = fileType;
    }

    public static MachO dylib(Cpu cpu) {
        return new MachO(cpu, DYLIB);
    }

    public static MachO bundle(Cpu cpu) {
        return new MachO(cpu, BUNDLE);
    }

    public static MachO executable(Cpu cpu) {
        return new MachO(cpu, EXECUTE);
    }

    public static long version(int major, int minor, int patch) {
        return ((long) major << 16) | ((long) minor << 8) | patch;
    }

    public MachO fileType(long newFileType) {
        fileType = newFileType;
        return this;
    }

    public MachO flags(long newFlags) {
        flags = newFlags;
        return this;
    }

    public MachO subtype(long subtype) {
        cpu = cpu.withSubtype(subtype);
        return this;
    }

    /** Another layout than the CPU's own. */
    public MachO layout(boolean newWide, ByteOrder newOrder) {
        wide = newWide;
        order = newOrder;
        return this;
    }

    /** Bytes behind the load commands. */
    public MachO content(int bytes) {
        contentBytes = bytes;
        return this;
    }

    public MachO loadDylib(String name) {
        return dylibCommand("LC_LOAD_DYLIB", 0xC, name, 2, version(1, 2, 3), version(1, 0, 0));
    }

    public MachO loadWeakDylib(String name) {
        return dylibCommand("LC_LOAD_WEAK_DYLIB", 0x80000018L, name, 2, version(1, 2, 3), version(1, 0, 0));
    }

    public MachO reexportDylib(String name) {
        return dylibCommand("LC_REEXPORT_DYLIB", 0x8000001FL, name, 2, version(1, 2, 3), version(1, 0, 0));
    }

    public MachO loadUpwardDylib(String name) {
        return dylibCommand("LC_LOAD_UPWARD_DYLIB", 0x80000023L, name, 2, version(1, 2, 3), version(1, 0, 0));
    }

    public MachO lazyLoadDylib(String name) {
        return dylibCommand("LC_LAZY_LOAD_DYLIB", 0x20, name, 2, version(1, 2, 3), version(1, 0, 0));
    }

    public MachO idDylib(String name) {
        return dylibCommand("LC_ID_DYLIB", 0xD, name, 1, version(1, 2, 3), version(1, 0, 0));
    }

    public MachO dylibCommand(String label, long cmd, String name, long timestamp, long current, long compatibility) {
        return command(label, cmd, bytes -> {
            string(bytes, label, "name", 24);
            bytes.u32(timestamp).u32(current).u32(compatibility);
            bytes.label(label + ".name*").cstring(name);
        });
    }

    /** The form of macOS 15's linker, with the marker in the place of the timestamp. */
    public MachO dylibUse(String name, long useFlags) {
        return command("LC_LOAD_DYLIB", 0xC, bytes -> {
            string(bytes, "LC_LOAD_DYLIB", "name", 28);
            bytes.u32(0x1A741800L).u32(version(1, 2, 3)).u32(version(1, 0, 0)).u32(useFlags);
            bytes.label("LC_LOAD_DYLIB.name*").cstring(name);
        });
    }

    public MachO rpath(String path) {
        return textCommand("LC_RPATH", 0x8000001CL, "path", path);
    }

    /** A command that is one string. */
    public MachO textCommand(String label, long cmd, String field, String text) {
        return command(label, cmd, bytes -> {
            string(bytes, label, field, 12);
            bytes.label(label + "." + field + "*").cstring(text);
        });
    }

    public MachO minos(int major, int minor) {
        return buildVersion(MACOS, version(major, minor, 0), version(major, minor, 0));
    }

    /** Tools as pairs of number and version. */
    public MachO buildVersion(long platform, long minos, long sdk, long... tools) {
        return command("LC_BUILD_VERSION", 0x32, bytes -> {
            bytes.label("LC_BUILD_VERSION.platform").u32(platform);
            bytes.label("LC_BUILD_VERSION.minos").u32(minos);
            bytes.label("LC_BUILD_VERSION.sdk").u32(sdk);
            bytes.label("LC_BUILD_VERSION.ntools").u32(tools.length / 2);
            for (long word : tools) {
                bytes.u32(word);
            }
        });
    }

    /** One of the four LC_VERSION_MIN_* commands. */
    public MachO versionMin(long cmd, long version, long sdk) {
        return command("LC_VERSION_MIN", cmd, bytes -> bytes.u32(version).u32(sdk));
    }

    public MachO uuid(byte[] sixteen) {
        return command("LC_UUID", 0x1B, bytes -> bytes.label("LC_UUID.uuid").raw(sixteen));
    }

    public MachO encryption(long cryptId) {
        return command(wide ? "LC_ENCRYPTION_INFO_64" : "LC_ENCRYPTION_INFO", wide ? 0x2C : 0x21, bytes -> {
            bytes.u32(0x4000).u32(0x1000).u32(cryptId);
            if (wide) {
                bytes.u32(0);
            }
        });
    }

    public MachO linkeditData(String label, long cmd, long offset, long size) {
        return command(label, cmd, bytes -> {
            bytes.label(label + ".dataoff").u32(offset);
            bytes.label(label + ".datasize").u32(size);
        });
    }

    /** Read and execute; LC_SEGMENT or LC_SEGMENT_64 as the layout has it when the file is built. */
    public MachO segment(String name, long address, long size, long fileOffset, long fileSize, Sect... sections) {
        commands.add(bytes -> writeSegment(bytes, name, address, size, fileOffset, fileSize, sections));
        return this;
    }

    /** A command of any kind; its size is filled in, rounded up to eight bytes. */
    public MachO command(String label, long cmd, Consumer<Bytes> body) {
        commands.add(bytes -> write(bytes, label, cmd, body));
        return this;
    }

    /** An LC_CODE_SIGNATURE, and what it points to at the end of the image. */
    public MachO signature(Signature newSignature) {
        signature = Optional.of(newSignature);
        return linkeditData("LC_CODE_SIGNATURE", 0x1D, 0, 0);
    }

    /** Signed as linkers sign, with the hashes of its pages; needed by all code for Apple Silicon. */
    public MachO sealed() {
        seal = true;
        return signature(Signature.linkerSigned("test"));
    }

    public Built build() {
        Built built = unsealed();
        return seal ? seal(built) : built;
    }

    private static Built seal(Built built) {
        byte[] content = built.bytes();
        int hashes = built.offsetOf("CodeDirectory.hashes");
        int limit = built.offsetOf("CS_SuperBlob");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int page = 0; page < limit; page += 0x1000) {
                digest.update(content, page, Math.min(0x1000, limit - page));
                System.arraycopy(digest.digest(), 0, content, hashes + page / 0x1000 * 32, 32);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
        return built.withBytesAt(0, content);
    }

    private Built unsealed() {
        Bytes bytes = new Bytes(order);
        bytes.label("mach_header.magic").u32(wide ? 0xFEEDFACFL : 0xFEEDFACEL);
        bytes.label("mach_header.cputype").u32(cpu.type());
        bytes.label("mach_header.cpusubtype").u32(cpu.subtype());
        bytes.label("mach_header.filetype").u32(fileType);
        bytes.label("mach_header.ncmds").u32(commands.size());
        bytes.label("mach_header.sizeofcmds").u32(0);
        bytes.label("mach_header.flags").u32(flags);
        if (wide) {
            bytes.u32(0);
        }
        int start = bytes.size();
        commands.forEach(command -> command.accept(bytes));
        bytes.patchU32("mach_header.sizeofcmds", bytes.size() - start);
        bytes.label("content").zeros(contentBytes);
        signature.ifPresent(spec -> {
            bytes.align(16);
            Built blob = spec.build(bytes.size());
            bytes.patchU32("LC_CODE_SIGNATURE.dataoff", bytes.size());
            bytes.patchU32("LC_CODE_SIGNATURE.datasize", blob.size());
            bytes.append(blob, "");
        });
        return bytes.build();
    }

    private void writeSegment(
            Bytes bytes, String name, long address, long size, long fileOffset, long fileSize, Sect... sections) {
        String label = wide ? "LC_SEGMENT_64" : "LC_SEGMENT";
        write(bytes, label, wide ? 0x19 : 0x1, body -> {
            body.label("LC_SEGMENT.segname").fixed(name, 16);
            body.label("LC_SEGMENT.vmaddr").word(wide, address).word(wide, size);
            body.label("LC_SEGMENT.fileoff").word(wide, fileOffset);
            body.label("LC_SEGMENT.filesize").word(wide, fileSize);
            body.u32(5).u32(5);
            body.label("LC_SEGMENT.nsects").u32(sections.length).u32(0);
            for (Sect section : sections) {
                body.fixed(section.name(), 16).fixed(name, 16);
                body.word(wide, section.address()).word(wide, section.size());
                body.u32(section.offset()).u32(4).u32(0).u32(0).u32(0x80000400L).zeros(wide ? 12 : 8);
            }
        });
    }

    private static void write(Bytes bytes, String label, long cmd, Consumer<Bytes> body) {
        int start = bytes.size();
        bytes.label(label).u32(cmd);
        int sizeAt = bytes.size();
        bytes.label(label + ".cmdsize").u32(0);
        body.accept(bytes);
        bytes.zeros(Math.floorMod(start - bytes.size(), 8));
        bytes.patchU32At(sizeAt, bytes.size() - start);
    }

    private static void string(Bytes bytes, String label, String field, long offset) {
        bytes.label(label + "." + field).u32(offset);
    }
}
