package io.github.archcheck.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes zip archives, and such as lie in any field. Numbers not given are the right ones. */
public final class Zips {
    private static final int RIGHT = -1;
    private static final int UTF8 = 1 << 11;

    private final List<Member> members = new ArrayList<>();
    private byte[] prefix = {};
    private boolean prefixCounts;
    private byte[] comment = {};
    private long entries = RIGHT;
    private long directoryBytes = RIGHT;
    private long directoryOffset = RIGHT;
    private int disk;
    private boolean zip64;
    private byte[] gap = {};

    /** One member; what it is given overrules what is right. */
    public static final class Member {
        private final byte[] name;
        private byte[] localName;
        private byte[] data;
        private int method;
        private int flags;
        private int crc;
        private long size;
        private long compressed;
        private long localSize = RIGHT;
        private long localCompressed = RIGHT;
        private long header = RIGHT;
        private int localSignature = 0x04034B50;
        private int entrySignature = 0x02014B50;
        private int attributes;
        private int entryDisk;
        private byte[] localExtra = {};
        private byte[] extra = {};
        private byte[] descriptor = {};

        private Member(byte[] name, byte[] content) {
            this.name = name;
            localName = name;
            data = content;
            size = content.length;
            compressed = content.length;
            CRC32 sum = new CRC32();
            sum.update(content);
            crc = (int) sum.getValue();
            flags = isAscii(name) ? 0 : UTF8;
        }

        public Member deflated() {
            data = deflate(data);
            method = 8;
            compressed = data.length;
            return this;
        }

        /** The bytes in the archive, whatever they are. */
        public Member data(byte[] raw, int itsMethod) {
            data = raw;
            method = itsMethod;
            compressed = raw.length;
            return this;
        }

        public Member method(int number) {
            method = number;
            return this;
        }

        public Member flags(int bits) {
            flags = bits;
            return this;
        }

        public Member crc(int sum) {
            crc = sum;
            return this;
        }

        public Member size(long bytes) {
            size = bytes;
            return this;
        }

        public Member compressed(long bytes) {
            compressed = bytes;
            return this;
        }

        public Member localSizes(long itsCompressed, long itsSize) {
            localCompressed = itsCompressed;
            localSize = itsSize;
            return this;
        }

        public Member localName(String other) {
            localName = other.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        public Member localSignature(int signature) {
            localSignature = signature;
            return this;
        }

        public Member entrySignature(int signature) {
            entrySignature = signature;
            return this;
        }

        /** Where the directory says that it begins. */
        public Member header(long offset) {
            header = offset;
            return this;
        }

        /** As of Unix, with the kind of file. */
        public Member mode(int mode) {
            attributes = mode << 16;
            return this;
        }

        public Member disk(int number) {
            entryDisk = number;
            return this;
        }

        public Member localExtra(byte[] bytes) {
            localExtra = bytes;
            return this;
        }

        public Member extra(byte[] bytes) {
            extra = bytes;
            return this;
        }

        /** Sizes and checksum follow the data, and are zero in front of them. */
        public Member descriptor() {
            flags |= 1 << 3;
            descriptor = new byte[16];
            return localSizes(0, 0);
        }

        private static boolean isAscii(byte[] bytes) {
            for (byte b : bytes) {
                if (b < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    public static Zips archive() {
        return new Zips();
    }

    /** What a shell would make of a directory: links and modes kept, directories with entries of their own. */
    public static Zips of(Path directory) throws IOException {
        Zips zips = archive();
        zips.addAll(directory, "");
        return zips;
    }

    public Zips file(String name, byte[] content) {
        return member(name, content, member -> member.deflated().mode(0100644));
    }

    public Zips file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Zips stored(String name, byte[] content) {
        return member(name, content, member -> member.mode(0100644));
    }

    public Zips link(String name, String target) {
        return member(name, target.getBytes(StandardCharsets.UTF_8), member -> member.mode(0120777));
    }

    public Zips directory(String name) {
        return member(name + "/", new byte[0], member -> member.mode(040755));
    }

    public Zips member(String name, byte[] content, Consumer<Member> changes) {
        return member(name.getBytes(StandardCharsets.UTF_8), content, changes);
    }

    public Zips member(byte[] name, byte[] content, Consumer<Member> changes) {
        Member member = new Member(name, content);
        changes.accept(member);
        members.add(member);
        return this;
    }

    /** @param counted whether offsets in the directory count it */
    public Zips prefix(byte[] bytes, boolean counted) {
        prefix = bytes;
        prefixCounts = counted;
        return this;
    }

    public Zips comment(byte[] bytes) {
        comment = bytes;
        return this;
    }

    public Zips entries(long told) {
        entries = told;
        return this;
    }

    public Zips directoryBytes(long told) {
        directoryBytes = told;
        return this;
    }

    public Zips directoryOffset(long told) {
        directoryOffset = told;
        return this;
    }

    public Zips disk(int number) {
        disk = number;
        return this;
    }

    /** With the larger end record, and nothing but ones in the small one. */
    public Zips zip64() {
        zip64 = true;
        return this;
    }

    /** Between directory and end record. */
    public Zips gap(byte[] bytes) {
        gap = bytes;
        return this;
    }

    /** A field of a zip64 entry: in this order, as many as are needed. */
    public static byte[] zip64Field(long... numbers) {
        ByteBuffer field = little(4 + 8 * numbers.length);
        field.putShort((short) 1).putShort((short) (8 * numbers.length));
        for (long number : numbers) {
            field.putLong(number);
        }
        return array(field);
    }

    public static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    public byte[] build() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        int shift = prefixCounts ? 0 : prefix.length;
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Member member : members) {
            long header = member.header == RIGHT ? out.size() - shift : member.header;
            out.writeBytes(local(member));
            directory.writeBytes(entry(member, header));
        }
        long offset = directoryOffset == RIGHT ? out.size() - shift : directoryOffset;
        long bytes = directoryBytes == RIGHT ? directory.size() : directoryBytes;
        long count = entries == RIGHT ? members.size() : entries;
        out.writeBytes(directory.toByteArray());
        out.writeBytes(gap);
        if (zip64) {
            out.writeBytes(end64(out.size() - shift, count, bytes, offset));
        }
        out.writeBytes(end(count, bytes, offset));
        return out.toByteArray();
    }

    /** A channel that knows nothing of positional reads. */
    public static ArrayChannel channel(byte[] archive) {
        return new ArrayChannel(archive);
    }

    /** As a file, which reads by position. */
    public static FileChannel onDisk(Path file, byte[] archive) throws IOException {
        Files.write(file, archive);
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    private void addAll(Path directory, String prefixName) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = prefixName + entry.getFileName();
                if (Files.isSymbolicLink(entry)) {
                    link(name, Files.readSymbolicLink(entry).toString());
                } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    directory(name);
                    addAll(entry, name + "/");
                } else {
                    int mode = Files.isExecutable(entry) ? 0100755 : 0100644;
                    member(
                            name,
                            Files.readAllBytes(entry),
                            member -> member.deflated().mode(mode));
                }
            }
        }
    }

    private static byte[] local(Member member) {
        long size = member.localSize == RIGHT ? member.size : member.localSize;
        long compressed = member.localCompressed == RIGHT ? member.compressed : member.localCompressed;
        ByteBuffer out = little(30
                + member.localName.length
                + member.localExtra.length
                + member.data.length
                + member.descriptor.length);
        out.putInt(member.localSignature).putShort((short) 20).putShort((short) member.flags);
        out.putShort((short) member.method).putInt(0).putInt(member.crc);
        out.putInt((int) Math.min(compressed, 0xFFFFFFFFL)).putInt((int) Math.min(size, 0xFFFFFFFFL));
        out.putShort((short) member.localName.length).putShort((short) member.localExtra.length);
        out.put(member.localName).put(member.localExtra).put(member.data).put(member.descriptor);
        return array(out);
    }

    private static byte[] entry(Member member, long header) {
        ByteBuffer out = little(46 + member.name.length + member.extra.length);
        out.putInt(member.entrySignature).putShort((short) (3 << 8 | 20)).putShort((short) 20);
        out.putShort((short) member.flags)
                .putShort((short) member.method)
                .putInt(0)
                .putInt(member.crc);
        out.putInt((int) Math.min(member.compressed, 0xFFFFFFFFL)).putInt((int) Math.min(member.size, 0xFFFFFFFFL));
        out.putShort((short) member.name.length)
                .putShort((short) member.extra.length)
                .putShort((short) 0);
        out.putShort((short) member.entryDisk).putShort((short) 0).putInt(member.attributes);
        out.putInt((int) Math.min(header, 0xFFFFFFFFL));
        return array(out.put(member.name).put(member.extra));
    }

    private byte[] end(long count, long bytes, long offset) {
        ByteBuffer out = little(22 + comment.length);
        out.putInt(0x06054B50).putShort((short) disk).putShort((short) disk);
        short small = (short) (zip64 ? 0xFFFF : count);
        out.putShort(small).putShort(small);
        out.putInt(zip64 ? -1 : (int) bytes).putInt(zip64 ? -1 : (int) offset);
        return array(out.putShort((short) comment.length).put(comment));
    }

    private static byte[] end64(long at, long count, long bytes, long offset) {
        ByteBuffer out = little(56 + 20);
        out.putInt(0x06064B50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        out.putLong(count).putLong(count).putLong(bytes).putLong(offset);
        return array(out.putInt(0x07064B50).putInt(0).putLong(at).putInt(1));
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }
}
