package io.github.archcheck.inventory.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.inventory.SiteDirectory.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The machine's own Python, where it has one in the usual place. */
class ThisMachineTest {
    private static final Path PREFIX = Path.of("/usr");

    @Test
    void theSystemsOwnModulesAreNamedAsItsInterpreterWants() throws IOException {
        assumeTrue(Files.exists(PREFIX.resolve("bin/python3")), "skipped: no /usr/bin/python3");
        assumeTrue(Prefixes.hasStandardLibrary(PREFIX), "skipped: /usr/bin/python3 has its library elsewhere");
        Environment environment =
                Locators.locate(PREFIX, ThisMachineTest::damaged, new SystemPlaces(Path.of("/"), Optional.empty()));
        Interpreter python = environment.interpreter().orElseThrow();
        assertThat(python.realFile())
                .hasValueSatisfying(file -> assertThat(file).isRegularFile());
        assertThat(python.extensionSuffixes()).isNotEmpty();
        assertThat(environment.walkRoots()).doesNotContain(PREFIX);
        List<SiteDirectory> library = environment.siteDirectories().stream()
                .filter(s -> s.origin() == Origin.STDLIB)
                .toList();
        assertThat(library).isNotEmpty();
        assertThat(Directories.names(library.get(0).path()))
                .filteredOn(name -> name.endsWith(".so"))
                .allSatisfy(name ->
                        assertThat(name).endsWith(python.extensionSuffixes().get(0)));
    }

    /** Tells programs from scripts and nothing more, so that nothing can be derived from them. */
    private static Inspection damaged(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(2);
        }
        return head.length == 2 && head[0] == '#'
                ? new Inspection.NotBinary(Content.SCRIPT, Files.size(file))
                : new Inspection.Unreadable("not looked into");
    }
}
