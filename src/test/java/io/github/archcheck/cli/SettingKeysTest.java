package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.config.Key;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option is a setting. Whoever adds one must decide here whether a file that somebody downloaded may make it: does it
 * write, reach the network or hand out anything?
 */
class SettingKeysTest {
    private static Session session() {
        return new Session(
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                false,
                false,
                80,
                Map.of(),
                Path.of("").toAbsolutePath());
    }

    /** Of both commands. */
    static List<Key> keys() {
        return SettingKeys.vocabulary(session()).commands().values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static List<OptionSpec> options(Object command) {
        return SettingKeys.settable(CommandSpec.forAnnotatedObject(command));
    }

    private static List<String> described(List<OptionSpec> options) {
        return options.stream()
                .map(option ->
                        SettingKeys.name(option) + " " + SettingKeys.key(option).type()
                                + (SettingKeys.isPath(option) ? " path" : "")
                                + (SettingKeys.writes(option) ? " written" : "")
                                + (SettingKeys.needsTrust(option) ? " trusted" : ""))
                .sorted()
                .toList();
    }

    @Test
    void settingsOfScan() {
        assertThat(described(options(new ScanCommand(session()))))
                .containsExactly(
                        "allow-incomplete FLAG",
                        "baseline TEXT path",
                        "color TEXT",
                        "exclude TEXTS",
                        "fail-on TEXT",
                        "format TEXT",
                        "jobs NUMBER",
                        "no-progress FLAG",
                        "output PAIRS path written",
                        "python TEXT path",
                        "quiet FLAG",
                        "select TEXTS",
                        "show-ignored FLAG",
                        "sysroot TEXT path",
                        "target TEXT",
                        "thorough FLAG",
                        "verbose FLAG",
                        "verify-signatures FLAG");
    }

    @Test
    void settingsOfPreinstallAlone() {
        List<String> scan = described(options(new ScanCommand(session())));
        assertThat(described(options(new PreinstallCommand(session()))))
                .containsAll(scan)
                .filteredOn(option -> !scan.contains(option))
                .containsExactly(
                        "all-extras FLAG",
                        "check-contents FLAG",
                        "deep FLAG trusted",
                        "extra TEXTS",
                        "group TEXTS",
                        "index TEXTS trusted",
                        "input-format TEXT",
                        "no-dev FLAG",
                        "offline FLAG",
                        "only-binary FLAG",
                        "use-pip-config FLAG trusted");
    }

    @Test
    void oneNameMeansTheSameForBoth() {
        assertThat(keys()).extracting(Key::name).doesNotHaveDuplicates();
    }
}
