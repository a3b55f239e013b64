package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Locale;

/** A mach_header or mach_header_64. */
record MachHeader(
        MachMagic magic,
        CpuType cpuType,
        CpuSubtype cpuSubtype,
        FileType fileType,
        long ncmds,
        long sizeofcmds,
        HeaderFlags flags) {

    static final int NCMDS_OFFSET = 16;
    static final int SIZEOFCMDS_OFFSET = 20;

    /** @throws MalformedBinaryException when the image does not begin with one, or ends within it */
    static MachHeader read(ByteSource image) throws IOException, MalformedBinaryException {
        int firstBytes = image.read(new Span(0, Integer.BYTES), ByteOrder.BIG_ENDIAN, "mach_header.magic")
                .code32("mach_header.magic");
        MachMagic magic = MachMagic.of(firstBytes)
                .orElseThrow(() -> new MalformedBinaryException(
                        image.start(),
                        "mach_header.magic",
                        String.format(Locale.ROOT, "begins with %08x, which is no Mach-O magic", firstBytes)));
        Cursor header = image.read(new Span(0, magic.headerBytes()), magic.order(), magic.field("sizeofcmds"));
        header.skip(Integer.BYTES, magic.field("magic"));
        CpuType cpuType = new CpuType(header.code32(magic.field("cputype")));
        CpuSubtype cpuSubtype = new CpuSubtype(header.code32(magic.field("cpusubtype")));
        FileType fileType = new FileType(header.code32(magic.field("filetype")));
        long ncmds = header.u32(magic.field("ncmds"));
        long sizeofcmds = header.u32(magic.field("sizeofcmds"));
        HeaderFlags flags = new HeaderFlags(header.code32(magic.field("flags")));
        return new MachHeader(magic, cpuType, cpuSubtype, fileType, ncmds, sizeofcmds, flags);
    }
}
