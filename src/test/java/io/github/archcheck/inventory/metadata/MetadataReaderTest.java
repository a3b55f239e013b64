package io.github.archcheck.inventory.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {
    @TempDir
    Path site;

    @Test
    void aDistInfoSaysNameVersionInstallerTagsAndTopLevel() throws IOException {
        file("Foo_Bar-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: foo.bar\nVersion: 1.0.1\n\nName: body\n");
        file("Foo_Bar-1.0.dist-info/INSTALLER", "uv\n");
        file("Foo_Bar-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: cp311-cp311-macosx_11_0_arm64\nTag: a-b-c\n");
        file("Foo_Bar-1.0.dist-info/top_level.txt", "foo\n\n_foo\n");
        Metadata read = MetadataReader.distInfo(site.resolve("Foo_Bar-1.0.dist-info"));
        assertThat(read.name()).isEqualTo("foo.bar");
        assertThat(read.version()).contains("1.0.1");
        assertThat(read.installer()).contains("uv");
        assertThat(read.tags()).containsExactly("cp311-cp311-macosx_11_0_arm64", "a-b-c");
        assertThat(read.topLevel()).containsExactly("foo", "_foo");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void withoutMetadataTheDirectoryNamesTheDistribution() throws IOException {
        Path place = Files.createDirectory(site.resolve("foo-2.0.dist-info"));
        Metadata read = MetadataReader.distInfo(place);
        assertThat(read.name()).isEqualTo("foo");
        assertThat(read.version()).contains("2.0");
        assertThat(read.problems())
                .containsExactly(new Problem(place, "METADATA is missing; took the name from the directory"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-foo", "foo-", "f oo", "f\u001b[2Joo", "a/b", "LONG"})
    void anImplausibleNameOrVersionGivesWayToTheDirectory(String bad) throws IOException {
        String text = bad.equals("LONG") ? "a".repeat(201) : bad;
        String version = bad.equals("LONG") ? "1".repeat(101) : "1 " + bad;
        file("foo-2.0.dist-info/METADATA", "Name: " + text + "\nVersion: " + version + "\n");
        Path place = site.resolve("foo-2.0.dist-info");
        Metadata read = MetadataReader.distInfo(place);
        assertThat(read.name()).isEqualTo("foo");
        assertThat(read.version()).contains("2.0");
        assertThat(read.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "its name cannot be one; took it from the name of the directory",
                        "its version cannot be one; took it from the name of the directory");
    }

    @Test
    void aBrokenCondaRecordIsToldInOurWords() throws IOException {
        file("conda-meta/foo-1-0.json", "{\"name\": \"foo\",\n oops");
        assertThat(CondaRecordReader.read(site.resolve("conda-meta/foo-1-0.json"), path -> {}, (path, recorded) -> {})
                        .problem()
                        .orElseThrow()
                        .message())
                .matches("is not valid JSON at line 2, column \\d+; going on without the rest");
    }

    @Test
    void metadataThatIsADirectoryIsAProblem() throws IOException {
        Path place = site.resolve("foo-2.0.dist-info");
        Files.createDirectories(place.resolve("METADATA"));
        Metadata read = MetadataReader.distInfo(place);
        assertThat(read.name()).isEqualTo("foo");
        assertThat(read.problems()).containsExactly(new Problem(place.resolve("METADATA"), "is a directory"));
    }

    @ParameterizedTest
    @CsvSource({
        "foo-1.0-py3.11.egg-info, foo, 1.0",
        "foo.egg-info, foo,",
        "foo_bar-2.egg-info, foo_bar, 2",
    })
    void anEggInfoWithoutPkgInfoIsNamedByItsPlace(String place, String name, String version) throws IOException {
        Files.createDirectory(site.resolve(place));
        Metadata read = MetadataReader.eggInfo(site.resolve(place));
        assertThat(read.name()).isEqualTo(name);
        assertThat(read.version()).isEqualTo(Optional.ofNullable(version));
    }

    @Test
    void anEggInfoMayBeAFile() throws IOException {
        file("perf-0.1.egg-info", "Metadata-Version: 1.0\nName: perf\nVersion: 0.1\n");
        Metadata read = MetadataReader.eggInfo(site.resolve("perf-0.1.egg-info"));
        assertThat(read.name()).isEqualTo("perf");
        assertThat(read.fileList()).isEmpty();
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void anUnpackedEggIsNamedByItsPkgInfo() throws IOException {
        file("foo-1.0-py3.11-linux-x86_64.egg/EGG-INFO/PKG-INFO", "Name: foo\nVersion: 1.0\n");
        Metadata read = MetadataReader.eggInfo(site.resolve("foo-1.0-py3.11-linux-x86_64.egg/EGG-INFO"));
        assertThat(read.name()).isEqualTo("foo");
    }

    @Test
    void garbageIsReadToAnEnd() throws IOException {
        Path place = Files.createDirectory(site.resolve("foo-2.0.dist-info"));
        Files.write(place.resolve("METADATA"), new byte[3 << 20]);
        Files.write(place.resolve("WHEEL"), new byte[] {(byte) 0xff, 0, '\n', ':', '\n'});
        assertThat(MetadataReader.distInfo(place).name()).isEqualTo("foo");
    }

    @Test
    void aCondaRecordSaysWhatItInstalled() throws IOException {
        file("numpy-1.26-py311_0.json", """
                {"name": "numpy", "version": "1.26", "subdir": "osx-arm64", "channel": "conda-forge", "noarch": null,
                 "depends": ["python", {"a": [1]}], "paths_data": {"paths": [{"_path": "no"}]},
                 "files": ["lib/a.so", "lib/b.py"], "url": "https://example.org/x"}
                """);
        List<String> files = new ArrayList<>();
        CondaRecord read =
                CondaRecordReader.read(site.resolve("numpy-1.26-py311_0.json"), files::add, (path, recorded) -> {});
        assertThat(read)
                .isEqualTo(new CondaRecord(
                        site.resolve("numpy-1.26-py311_0.json"),
                        "numpy",
                        Optional.of("1.26"),
                        Optional.of("osx-arm64"),
                        Optional.of("conda-forge"),
                        Optional.empty()));
        assertThat(files).containsExactly("lib/a.so", "lib/b.py");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"name\": \"x\", \"files\": [\"a.so\"", "[1, 2]", "not json", "''", "{\"name\": 3}", "null"})
    void aBrokenCondaRecordIsNamedByItsFile(String text) throws IOException {
        file("a-b-1.0-h1_0.json", text);
        CondaRecord read =
                CondaRecordReader.read(site.resolve("a-b-1.0-h1_0.json"), path -> {}, (path, recorded) -> {});
        assertThat(read.problem()).isPresent();
        if (!text.contains("\"x\"")) {
            assertThat(read.name()).isEqualTo("a-b");
            assertThat(read.version()).contains("1.0");
        }
    }

    @Test
    void dpkgKnowsOwnersAndVersions() throws IOException {
        file("var/lib/dpkg/info/linux-perf.list", "/.\n/usr\n/usr/lib/python3/dist-packages/perf.so\n");
        file("var/lib/dpkg/info/python3-x:amd64.list", "/usr/lib/python3/dist-packages/x.so\n/usr/bin/x\n");
        file("var/lib/dpkg/status", "Package: other\nVersion: 9\n\nPackage: python3-x\nStatus: ok\nVersion: 2:1.0-3\n");
        var owners = new DpkgDatabase(site)
                .owners(Set.of(
                        "/usr/lib/python3/dist-packages/perf.so",
                        "/usr/lib/python3/dist-packages/x.so",
                        "/usr/lib/python3/dist-packages/nobody.so"));
        assertThat(owners).hasSize(2);
        assertThat(owners.get("/usr/lib/python3/dist-packages/x.so"))
                .isEqualTo(new DpkgDatabase.Owner(
                        "python3-x",
                        Optional.of("2:1.0-3"),
                        Optional.of("amd64"),
                        site.resolve("var/lib/dpkg/info/python3-x:amd64.list")));
        assertThat(owners.get("/usr/lib/python3/dist-packages/perf.so"))
                .extracting(DpkgDatabase.Owner::name)
                .isEqualTo("linux-perf");
    }

    private void file(String path, String text) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
