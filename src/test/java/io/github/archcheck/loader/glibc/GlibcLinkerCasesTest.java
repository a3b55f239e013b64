package io.github.archcheck.loader.glibc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.loader.Hardware;
import io.github.archcheck.loader.Load;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlibcLinkerCasesTest {
    @TempDir
    private Path temporary;

    static List<LinkerCase> whatGlibcSaid() throws IOException {
        return LinkerCase.all();
    }

    @ParameterizedTest
    @MethodSource("whatGlibcSaid")
    void theFirstFaultReadsAsTheRealLoadersText(LinkerCase one) throws IOException {
        LinkedDirectory directory = new LinkedDirectory(temporary.toRealPath());
        one.make(directory.path(), directory.symbols());
        GlibcLinker linker = directory.linker(Version.of(2, 36), Optional.empty(), Hardware.UNKNOWN);
        Load load = linker.open(directory.path().resolve(one.opened()).toString());
        String foretold =
                load.faults().isEmpty() ? "OK" : load.faults().get(0).message().orElse("no text");
        assertThat(foretold.replace(directory.path().toString(), "<DIR>")).isEqualTo(one.said());
    }
}
