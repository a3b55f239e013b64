import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Writes trees as archives that are the same every time: entries sorted, one time for all of them, no users.
 *
 * @param seconds the time of every entry, since 1970
 */
record Packer(long seconds) {
    private static final int FOLDER = 0040000;

    private static final int LINK = 0120000;

    private static final int REGULAR_FILE = 0100000;

    void tarGz(Tree tree, String top, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(gzip(tar(tree, top, Map.of())));
        }
    }

    /** @param links what more there is: links by their path, each with what it leads to */
    byte[] tar(Tree tree, String top, Map<String, String> links) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String prefix = top + "/";
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            put(tar, new TarArchiveEntry(prefix), FOLDER | 0755, new byte[0]);
            for (String folder : tree.folders(links.keySet())) {
                put(tar, new TarArchiveEntry(prefix + folder + "/"), FOLDER | 0755, new byte[0]);
            }
            for (var entry : tree.files().entrySet()) {
                Tree.File content = entry.getValue();
                put(
                        tar,
                        new TarArchiveEntry(prefix + entry.getKey()),
                        REGULAR_FILE | content.mode(),
                        content.content().read());
            }
            for (var link : new TreeMap<>(links).entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(prefix + link.getKey(), TarConstants.LF_SYMLINK);
                entry.setLinkName(link.getValue());
                put(tar, entry, LINK | 0777, new byte[0]);
            }
        }
        return bytes.toByteArray();
    }

    private void put(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode, byte[] content) throws IOException {
        entry.setMode(mode);
        entry.setModTime(FileTime.from(seconds, TimeUnit.SECONDS));
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        parameters.setOperatingSystem(255);
        try (OutputStream gzip = new GzipCompressorOutputStream(bytes, parameters)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    /** @param top what every path begins with, or nothing */
    void zip(Tree tree, String top, Path file) throws IOException {
        String prefix = top.isEmpty() ? "" : top + "/";
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file.toFile())) {
            zip.setEncoding("UTF-8");
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (var entry : tree.files().entrySet()) {
                byte[] content = entry.getValue().content().read();
                ZipArchiveEntry named = new ZipArchiveEntry(prefix + entry.getKey());
                named.setUnixMode(REGULAR_FILE | entry.getValue().mode());
                // The time that every zip has has no time zone; this one is in UTC.
                X5455_ExtendedTimestamp timestamp = new X5455_ExtendedTimestamp();
                timestamp.setModifyFileTime(FileTime.from(seconds, TimeUnit.SECONDS));
                named.setTimeLocal(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
                named.addExtraField(timestamp);
                zip.putArchiveEntry(named);
                zip.write(content);
                zip.closeArchiveEntry();
            }
        }
    }
}
