package io.github.archcheck.binary.elf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;

/** Reads a file that may be damaged in any way, and asks for everything it says. */
final class Touch {
    private Touch() {}

    /** Fails the test when anything but a sound answer comes of the bytes. */
    static void everything(byte[] file) throws IOException {
        try {
            Image image = new ElfParser().parse(new ArraySource(file)).images().get(0);
            for (Defect defect : image.defects()) {
                assertThat(defect.offset()).isBetween(0L, (long) file.length);
            }
            accessors(image);
        } catch (MalformedBinaryException e) {
            assertThat(e.offset()).isBetween(0L, (long) file.length);
        }
    }

    private static void accessors(Image image) {
        ElfDetails details = Parsed.details(image);
        StringBuilder text = new StringBuilder(image.architecture().label()).append(image.hashCode());
        text.append(details.header().flagsMeaning())
                .append(details.header().machine().name());
        text.append(details.header().type().name())
                .append(details.header().ident().osAbi().name());
        for (ProgramHeader header : details.programHeaders()) {
            text.append(header.typeName()).append(header.isExecutable());
            text.append(header.isCongruentModulo(header.align())).append(header.isCongruentModulo(0x1_0000));
        }
        text.append(details.loadSegments()).append(details.maximumLoadAlign());
        text.append(details.stackFlags()).append(details.executableStack());
        text.append(details.isaNeededNames()).append(details.isaUsedNames()).append(details.featureNames());
        text.append(details.libcTell().label());
        details.notes().abiTag().ifPresent(tag -> text.append(tag.osName()).append(tag.kernel()));
        details.dynamic().ifPresent(dynamic -> {
            text.append(dynamic.flags().names())
                    .append(dynamic.flags1().names())
                    .append(dynamic.runPaths());
            dynamic.others().forEach(entry -> text.append(entry.tag().name()));
            dynamic.versionNeeds().forEach(need -> need.versions().forEach(v -> text.append(v.isWeak())));
            dynamic.versionDefinitions().forEach(definition -> text.append(definition.isBase()));
        });
        assertThat(text).isNotEmpty();
    }
}
