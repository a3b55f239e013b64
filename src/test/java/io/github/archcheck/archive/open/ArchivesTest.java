package io.github.archcheck.archive.open;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.OpenArchive.Trouble;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.testkit.Listing;
import io.github.archcheck.testkit.Tars;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
    private static final byte[] TAR = Tars.archive().file("a", "1").build();
    private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 0, 4};

    @TempDir
    private Path directory;

    @Test
    void archivesAreToldByTheirContent() throws IOException {
        assertThat(recognises(TAR)).isTrue();
        assertThat(recognises(Tars.gzip(TAR))).isTrue();
        assertThat(recognises(Tars.zstdStored(TAR))).isTrue();
        assertThat(recognises(zip(Map.of("a", new byte[1])))).isTrue();
        assertThat(recognises(joined("#!/usr/bin/env python3\n".getBytes(UTF_8), zip(Map.of("a", new byte[1])))))
                .isTrue();
        assertThat(recognises(XZ)).isTrue();
    }

    @Test
    void otherFilesAreNone() throws IOException {
        assertThat(recognises(new byte[0])).isFalse();
        assertThat(recognises(new byte[10_240])).isFalse();
        assertThat(recognises("#!/bin/sh\n".getBytes(UTF_8))).isFalse();
        assertThat(recognises(Tars.gzip("no tar".repeat(1000).getBytes(UTF_8)))).isFalse();
        assertThat(recognises(joined(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, new byte[4096])))
                .isFalse();
        assertThat(recognises(joined("MZ".getBytes(UTF_8), zip(Map.of("a", new byte[1])))))
                .isFalse();
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        assertThatThrownBy(() -> open("text".getBytes(UTF_8)))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessage("is no archive of a kind that archcheck reads");
    }

    @Test
    void aProgramWithAnArchiveBehindItIsOpenedWhenAskedFor() throws Exception {
        assertThat(Listing.of(open(joined("MZ".getBytes(UTF_8), zip(Map.of("a", "1".getBytes(UTF_8)))))
                        .root()))
                .containsExactly("/a: 1");
    }

    @Test
    void compressionThatIsNotReadIsTroubleAndNoDamage() throws Exception {
        assertThat(open(XZ).troubles())
                .containsExactly(new Trouble(
                        "", "is compressed with xz, which archcheck does not read; decompress it first", false));
    }

    @Test
    void damagedCompressionIsRefused() {
        byte[] cut = Arrays.copyOf(Tars.gzip(TAR), 60);
        assertThatThrownBy(() -> open(cut))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageMatching(
                        "its gzip data ends too early after 60 bytes, \\d+ decompressed: a member is cut short");
        byte[] wrong = Tars.gzip(TAR);
        wrong[wrong.length - 6] ^= 1;
        assertThatThrownBy(() -> open(wrong))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageEndingWith("the checksum of a member is wrong");
    }

    @Test
    void aBombIsRefused() throws IOException {
        byte[] zeros = new byte[1 << 20];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(Tars.archive()
                    .member('0', "a.so", "", Tars.octal(1 << 30), new byte[0])
                    .unfinished());
            for (int i = 0; i < 300; i++) {
                gzip.write(zeros);
            }
        }
        assertThatThrownBy(() -> open(out.toByteArray()))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageStartingWith("made to fill memory: ");
    }

    @Test
    void anOlderCondaPackageIsKnownByItsIndex() throws Exception {
        OpenArchive conda = open(Tars.archive()
                .file("info/index.json", "{}")
                .file("lib/libz.so", "1")
                .gzipped());
        assertThat(conda.kind()).isEqualTo(OpenArchive.Kind.CONDA);
    }

    @Test
    void aNewerCondaPackageIsBothOfItsArchives() throws Exception {
        byte[] payload = Tars.archive().file("lib/libz.so", "1").build();
        OpenArchive conda = open(conda(Tars.zstdStored(payload)));
        assertThat(conda.kind()).isEqualTo(OpenArchive.Kind.CONDA);
        assertThat(conda.troubles()).isEmpty();
        assertThat(Listing.of(conda.root()))
                .containsExactly("/info/", "/info/index.json: {}", "/lib/", "/lib/libz.so: 1");
    }

    @Test
    void aCondaPackageIsNamedWithWhatIsWrong() throws Exception {
        byte[] payload = Tars.zstdStored(TAR);
        assertThatThrownBy(() -> open(conda(Arrays.copyOf(payload, payload.length - 5))))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageStartingWith("pkg-a-1-0.tar.zst its zstd data ends too early");
        byte[] hugeWindow = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xa0, 1, 0, 0};
        assertThat(open(conda(hugeWindow)).troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.member()).isEqualTo("pkg-a-1-0.tar.zst");
            assertThat(trouble.reason()).startsWith("is compressed with a zstd window of 1024 MiB; archcheck reads");
            assertThat(trouble.damage()).isFalse();
        });
    }

    private byte[] conda(byte[] payload) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("metadata.json", "{\"conda_pkg_format_version\": 2}".getBytes(UTF_8));
        members.put("pkg-a-1-0.tar.zst", payload);
        members.put(
                "info-a-1-0.tar.zst",
                Tars.zstdStored(Tars.archive().file("info/index.json", "{}").build()));
        return zip(members);
    }

    private boolean recognises(byte[] content) throws IOException {
        return Archives.recognises(written(content));
    }

    private OpenArchive open(byte[] content) throws IOException, RefusedArchiveException {
        return Archives.open(written(content), (path, file) -> {}, List.of());
    }

    private Path written(byte[] content) throws IOException {
        return Files.write(directory.resolve("file"), content);
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                CRC32 sum = new CRC32();
                sum.update(member.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(member.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(member.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
