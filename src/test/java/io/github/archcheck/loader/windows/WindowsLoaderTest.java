package io.github.archcheck.loader.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.FormatDetails;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.Architecture.Known;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsLoaderTest {
    private static Inspection pe(Known architecture, ImageType type) {
        Image image = new Image(
                architecture,
                type,
                new Span(0, 1024),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                new FormatDetails() {},
                List.of());
        return new Inspection.Parsed(Binary.thin(BinaryFormat.PE, image), 1024);
    }

    @ParameterizedTest
    @CsvSource({
        "X86_64, X86_64, true",
        "X86_64, ARM64, false",
        "X86_64, I686, false",
        "ARM64, ARM64, true",
        "ARM64, X86_64, false",
        "I686, I686, true"
    })
    void librariesMustBeForTheMachineOfTheProcess(Known process, Known built, boolean taken) {
        Answer answer = new WindowsLoader(process).open(pe(built, ImageType.DLL));
        assertThat(answer instanceof Answer.Accepts).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"ARM64, X86_64, true", "ARM64, I686, true", "X86_64, I686, true", "X86_64, ARM64, false"})
    void programsMayBeEmulated(Known process, Known built, boolean taken) {
        Answer answer = new WindowsLoader(process).execute(pe(built, ImageType.EXECUTABLE));
        assertThat(answer instanceof Answer.Accepts).isEqualTo(taken);
    }

    @Test
    void messageIsThatOfPython() {
        WindowsLoader loader = new WindowsLoader(Known.X86_64);
        Inspection text = new Inspection.NotBinary(Content.TEXT, 10);
        Answer.Refuses refusal = (Answer.Refuses) loader.open(text);
        assertThat(refusal.reason()).isEqualTo(Refusal.NOT_NATIVE);
        assertThat(loader.message("C:\\v\\_x.cp311-win_amd64.pyd", refusal))
                .contains("DLL load failed while importing _x: %1 is not a valid Win32 application.");
    }
}
