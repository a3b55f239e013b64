package io.github.archcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.ExtensionNames;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.ModuleNames;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.inventory.source.DiskPythonFiles;
import io.github.archcheck.inventory.source.PythonFiles;
import io.github.archcheck.inventory.source.Source;
import io.github.archcheck.inventory.source.Words;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportReachTest {
    private static final String SITE = "lib/python3.11/site-packages/";

    @TempDir
    Path root;

    private final List<Artifact> artifacts = new ArrayList<>();

    @BeforeEach
    void install() throws IOException {
        source("a/__init__.py", "import os\nNAME = 'libnamed.so'\n");
        source("a/user.py", "from a.plugins import _named\n");
        for (String path : List.of(
                "a/_tagged.cpython-311-x86_64-linux-gnu.so",
                "a/_bare.so",
                "a/plugins/_named.so",
                "a/plugins/_unnamed.so",
                "a/lib/libnamed.so.1",
                "a/lib/libunnamed.so",
                "bare/_x.so",
                "bare/libx.so")) {
            artifacts.add(artifact(path));
        }
    }

    private void source(String path, String text) throws IOException {
        Path file = root.resolve(SITE + path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Artifact artifact(String path) throws IOException {
        source(path, "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean isLibrary = name.startsWith("lib");
        return new Artifact(
                SITE + path,
                root.resolve(SITE + path),
                new Inspection.NotBinary(Content.EMPTY, 0),
                isLibrary ? Role.LIBRARY : Role.EXTENSION,
                Optional.empty(),
                ExtensionNames.parse(name),
                isLibrary ? Optional.empty() : ModuleNames.of(path),
                false,
                List.of());
    }

    private ImportReach reach(EnvironmentKind kind, PythonFiles files) {
        List<SiteDirectory> sites = kind == EnvironmentKind.FOLDER
                ? List.of()
                : List.of(new SiteDirectory(root.resolve(SITE), SiteDirectory.Origin.SITE));
        Environment environment =
                new Environment(root, kind, Optional.empty(), sites, List.of(root), Optional.empty(), false, List.of());
        Inventory inventory = new Inventory(environment, artifacts, List.of(), List.of(), List.of(), 0);
        List<Assessment> assessments = artifacts.stream()
                .map(a -> new Assessment(a, Use.OPENED, Optional.empty()))
                .toList();
        try {
            return new ImportReach(
                    inventory,
                    assessments,
                    List.of(".cpython-311-x86_64-linux-gnu.so", ".so"),
                    TargetNames.parse("linux-x86_64"),
                    Optional.empty(),
                    files);
        } catch (UnknownTargetException e) {
            throw new AssertionError(e);
        }
    }

    private Artifact file(String path) {
        return artifacts.stream()
                .filter(a -> a.path().equals(SITE + path))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "a/_tagged.cpython-311-x86_64-linux-gnu.so, true",
        "a/_bare.so, true",
        "a/plugins/_named.so, true",
        "a/plugins/_unnamed.so, false",
        "a/lib/libnamed.so.1, true",
        "a/lib/libunnamed.so, false",
        "bare/_x.so, true",
        "bare/libx.so, true",
    })
    void pluginsThatNothingNamesAreNotReached(String path, boolean expected) {
        for (EnvironmentKind kind : List.of(EnvironmentKind.VENV, EnvironmentKind.FOLDER)) {
            assertThat(reach(kind, new DiskPythonFiles(2)).isReached(file(path)))
                    .as("%s", kind)
                    .isEqualTo(expected);
        }
        assertThat(reach(EnvironmentKind.FILE, new DiskPythonFiles(1)).isReached(file(path)))
                .isTrue();
    }

    @Test
    void withoutSourcesPlacesTell() {
        ImportReach reach = reach(EnvironmentKind.VENV, PythonFiles.NONE);
        String broken = SITE + "a/_tagged.cpython-311-x86_64-linux-gnu.so";

        assertThat(reach.broken(Map.of(broken, List.of(broken, "libz.so.1"))))
                .containsExactly(new BrokenImport(
                        "a", BrokenImport.Outcome.FAILS, artifacts.get(0), List.of("a", broken, "libz.so.1")));
    }

    @Test
    void whereNothingIsBrokenNothingIsRead() {
        assertThat(reach(EnvironmentKind.VENV, new Untouchable()).broken(Map.of()))
                .isEmpty();
    }

    private record Untouchable() implements PythonFiles {
        @Override
        public List<String> names(Path directory) {
            throw new AssertionError(directory);
        }

        @Override
        public boolean isLink(Path path) {
            throw new AssertionError(path);
        }

        @Override
        public Map<Path, Source> read(Collection<Path> files, Words words) {
            throw new AssertionError(files);
        }

        @Override
        public List<String> dottedNames(Path file, String prefix) {
            throw new AssertionError(file);
        }
    }
}
