package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which streams are terminals, what they can do, and in which characters. */
class TerminalsTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    # told,   console, java, jdk.console,      out,   err
                    'out,err', false,  17,   -,                true,  true
                    out,       false,  17,   -,                true,  false
                    ',err',    true,   17,   -,                false, true
                    '',        true,   17,   -,                false, false
                    -,         true,   17,   -,                true,  false
                    -,         false,  17,   -,                false, false
                    -,         true,   21,   -,                true,  false
                    -,         true,   22,   -,                false, false
                    -,         true,   24,   jdk.internal.le,  false, false
                    -,         true,   24,   java.base,        true,  false
                    -,         true,   25,   -,                true,  false
                    """)
    void theLauncherKnowsBestAndJavaALittle(
            @Nullable String told, boolean console, int java, @Nullable String jdkConsole, boolean out, boolean err) {
        Map<String, @Nullable String> properties = new HashMap<>();
        properties.put("archcheck.terminals", told);
        properties.put("jdk.console", jdkConsole);
        Terminals terminals = Terminals.of(properties::get, () -> console, java);
        assertThat(terminals.out()).isEqualTo(out);
        assertThat(terminals.err()).isEqualTo(err);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    # stdout.encoding, sun.stdout.encoding, native.encoding, charset
                    -,                 -,                   -,               UTF-8
                    -,                 -,                   ISO-8859-1,      ISO-8859-1
                    -,                 IBM850,              windows-1252,    IBM850
                    IBM437,            -,                   windows-1252,    IBM437
                    'no such name!',   -,                   US-ASCII,        US-ASCII
                    '',                -,                   US-ASCII,        US-ASCII
                    cp65001,           -,                   -,               UTF-8
                    """)
    void theConsolesCharactersCountMoreThanTheSystems(
            @Nullable String standard, @Nullable String internal, @Nullable String system, String charset) {
        Map<String, @Nullable String> properties = new HashMap<>();
        properties.put("stdout.encoding", standard);
        properties.put("sun.stdout.encoding", internal);
        properties.put("native.encoding", system);
        Terminals terminals = Terminals.of(properties::get, () -> false, 17);
        assertThat(terminals.outCharset().name()).isEqualTo(charset);
    }

    @Test
    void standardErrorHasItsOwn() {
        Map<String, String> properties = Map.of("stdout.encoding", "UTF-8", "stderr.encoding", "US-ASCII");
        Terminals terminals = Terminals.of(properties::get, () -> false, 25);
        assertThat(terminals.outCharset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(terminals.errCharset()).isEqualTo(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # variables,                            understood
                    '',                                     true
                    TERM=xterm-256color,                    true
                    TERM=dumb,                              false
                    OS=Windows_NT,                          false
                    OS=Windows_NT WT_SESSION=8d5a,          true
                    OS=Windows_NT ANSICON=80x300,           true
                    OS=Windows_NT ConEmuANSI=ON,            true
                    OS=Windows_NT ConEmuANSI=OFF,           false
                    OS=Windows_NT TERM=cygwin,              true
                    OS=Windows_NT TERM=dumb WT_SESSION=1,   false
                    OS=Windows_NT TERM_PROGRAM=vscode,      true
                    """)
    void onWindowsEscapesAreUnderstoodOnlyWhereSomethingSaysSo(String variables, boolean understood) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ", -1)) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        assertThat(Escapes.areUnderstood(environment)).isEqualTo(understood);
        assertThat(ColorChoice.AUTO.resolve(environment, true)).isEqualTo(understood);
        assertThat(ColorChoice.AUTO.resolve(environment, false)).isFalse();
        assertThat(ColorChoice.ALWAYS.resolve(environment, false)).isTrue();
        assertThat(Progress.isWelcome(environment)).isEqualTo(understood);
    }

    @ParameterizedTest
    @CsvSource({
        "scan --help, AUTO",
        "scan --color always --help, ALWAYS",
        "scan --color=NEVER, NEVER",
        "scan --color always --color never, NEVER",
        "scan --color sometimes, AUTO",
        "scan --color, AUTO",
        "scan -- --color=always, AUTO",
    })
    void helpFindsTheColourByItself(String line, ColorChoice choice) {
        assertThat(ColorChoice.among(line.split(" ", -1))).isEqualTo(choice);
    }
}
