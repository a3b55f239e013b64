package io.github.archcheck.index.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.index.lookup.Indexes;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.testkit.Loopback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent is what Python's {@code netrc} (3.11) finds in the same file. */
class NetrcTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "machine 127.0.0.1 login u password p | u:p",
                "machine 127.0.0.1~login u~password p~ | u:p",
                "machine other login a password b~machine 127.0.0.1 login u password p | u:p",
                "machine other login a password b | -",
                "machine 127.0.0.1 login a password b~machine 127.0.0.1 login u password p | u:p",
                "machine other login a password b~default login d password e | d:e",
                "# machine 127.0.0.1 login a password b~machine 127.0.0.1 login u password p#q # end | u:p#q",
                "machine 127.0.0.1 login u password #p | u:#p",
                "machine 127.0.0.1 login \"u v\" password \"p\\\"q\" | u v:p\"q",
                "machine 127.0.0.1 login u account x password p | u:p",
                "macdef init~machine 127.0.0.1 login a password b~~machine 127.0.0.1 login u password p | u:p",
                "machine 127.0.0.1 password p | :p",
                "machine 127.0.0.1 | -",
                "machine | -",
                "machine 127.0.0.1 login | -"
            })
    void loginsAreFoundByMachine(String text, String login) throws IOException {
        Files.writeString(home.resolve(".netrc"), text.replace('~', '\n'));
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.reply(404)))) {
            Surroundings surroundings = new Surroundings(
                    OperatingSystem.LINUX,
                    Map.of("PIP_INDEX_URL", server.url("/").toString()),
                    home,
                    home,
                    home,
                    Optional.empty());
            try (Indexes indexes = Indexes.open(PipConfiguration.read(surroundings, Optional.empty()))) {
                indexes.project("numpy");
            }
            String sent = server.asked().get(0).header("authorization");
            assertThat(
                            sent.isEmpty()
                                    ? "-"
                                    : new String(
                                            Base64.getDecoder().decode(sent.substring("Basic ".length())),
                                            StandardCharsets.UTF_8))
                    .isEqualTo(login);
        }
    }
}
