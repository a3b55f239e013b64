package io.github.archcheck.loader.musl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.loader.linux.ElfCase;
import io.github.archcheck.platform.Architecture.Known;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MuslLoaderTest {
    private static final MuslLoader X86_64 = new MuslLoader(Known.X86_64);

    static List<ElfCase> foretold() {
        return ElfCase.read("musl-1.2.3.tsv").stream()
                .filter(file -> !List.of("SIGNAL", "UNDETERMINED").contains(ours(file)))
                .toList();
    }

    static List<ElfCase> deadly() {
        return ElfCase.read("musl-1.2.3.tsv").stream()
                .filter(file -> file.said().startsWith("SIGNAL"))
                .toList();
    }

    private static String ours(ElfCase file) {
        return ElfCase.text(X86_64.open(file.inspection()));
    }

    @ParameterizedTest
    @MethodSource("foretold")
    void wordsThatAreForetoldAreThoseOfTheRealLoader(ElfCase file) {
        assertThat(ours(file)).isEqualTo(file.said());
    }

    @Test
    void mostWordsAreForetold() {
        assertThat(foretold()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("deadly")
    void whatDiesIsNeverAccepted(ElfCase file) {
        assertThat(ours(file)).isEqualTo("SIGNAL");
    }

    @Test
    void foreignMachineFailsInAnUnknownWay() {
        assertThat(X86_64.open(ElfCase.of("tiny.so", "18=b700").inspection()))
                .isEqualTo(new Answer.Refuses(Refusal.ARCHITECTURE, "", "built for arm64, the process is x86_64"));
    }

    @Test
    void textIsNeverAnElfTypeThatLoads() {
        Inspection page = new Inspection.NotBinary(Content.HTML, 5000);
        Answer.Refuses refusal = (Answer.Refuses) X86_64.open(page);
        assertThat(X86_64.message("/v/x.so", refusal))
                .contains("Error loading shared library /v/x.so: Exec format error");
    }
}
