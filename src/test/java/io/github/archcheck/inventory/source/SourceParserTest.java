package io.github.archcheck.inventory.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CPython 3.13's own {@code ast} module says of the same sources, written as statements of ours. */
class SourceParserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Source parse(String text) {
        return SourceParser.parse(text.getBytes(StandardCharsets.UTF_8), Words.NONE);
    }

    /** One line a statement, blocks in brackets. */
    private static List<String> statements(String text) {
        return lines(parse(text).body());
    }

    private static String line(Statement statement) {
        if (statement instanceof Statement.Import imported) {
            return ".".repeat(imported.level())
                    + imported.module()
                    + (imported.names().isEmpty() ? "" : ":" + String.join("+", imported.names()));
        }
        if (statement instanceof Statement.Choice choice) {
            return "if " + choice.arms().stream().map(SourceParserTest::line).toList();
        }
        if (statement instanceof Statement.Attempt attempt) {
            return "try " + lines(attempt.body())
                    + attempt.handlers().stream()
                            .map(h -> " except " + h.types() + lines(h.body()))
                            .reduce("", String::concat)
                    + (attempt.otherwise().isEmpty() ? "" : " else " + lines(attempt.otherwise()))
                    + (attempt.last().isEmpty() ? "" : " finally " + lines(attempt.last()));
        }
        if (statement instanceof Statement.Raise raise) {
            return "raise " + raise.type().orElse("");
        }
        if (statement instanceof Statement.Call call) {
            return call.function() + "()";
        }
        if (statement instanceof Statement.Mention mention) {
            return (mention.isOpened() ? "opens " : "names ") + mention.words();
        }
        return statement.getClass().getSimpleName();
    }

    private static String line(Statement.Arm arm) {
        String when = arm.when() == Condition.TRUE ? "else" : arm.when() == Condition.UNKNOWN ? "?" : "when";
        return when + lines(arm.body());
    }

    private static List<String> lines(List<Statement> statements) {
        List<String> lines = new ArrayList<>();
        statements.stream().filter(s -> !(s instanceof Statement.Assign)).forEach(s -> lines.add(line(s)));
        return lines;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import a | a",
                "import a.b.c as d, e | a.b.c, e",
                "from a import b as c, d | a:b+d",
                "from . import _ext | .:_ext",
                "from ...a.b import (c) | ...a.b:c",
                "from .a import * | .a",
                "import a; import b; x = 1 | a, b",
                "importlib.import_module('a.b') | a.b",
                "__import__(\"a\") | a",
                "importlib.import_module('.x', __package__) | .x",
                "import_module('a') | ''",
                "importlib.import_module('a.' + name) | ''",
                "x = lambda: __import__('a') | ''",
                "x = y or __import__('a') | if [?[a]]",
                "(\"import a\") | ''",
                "x = 'import a' # import b | ''",
                "import\ta | a",
                "class A: import a | a",
                "def f(): import a | ''",
                "async def f(): import a | ''",
                "@d | ''",
                "importer = 1 | ''",
                "\ufeffimport a | a",
            })
    void lines(String source, String expected) {
        assertThat(String.join(", ", statements(source))).isEqualTo(expected);
    }

    @Test
    void onlyWhatRunsOnImportCounts() {
        assertThat(statements("""
                def lazy():
                    import a
                    class Inner:
                        import b
                    '''
                import not_this
                '''
                    return (1,
                import_nothing)
                class Eager(Base):
                    import c
                    def method(self):
                        import d
                import e
                """)).containsExactly("c", "e");
    }

    @Test
    void stringsAndBracketsHideTheirContents() {
        assertThat(statements("""
                x = r'\\\\'; import a
                y = ["import b",
                import_c, '''
                import d
                ''']
                z = rb'\\'' \\
                    if x else y
                f"{x!r:>{10}} import e"
                s = 'never closed
                import f
                t = \"""
                import g
                \"""
                import h
                """)).containsExactly("a", "f", "h");
    }

    @Test
    void indentationIsByColumnsAndBlankLinesMeanNothing() {
        assertThat(statements("if x:\n\timport a\n\n# comment\n        import b\n\f\nimport c\n"))
                .containsExactly("if [when[a, b]]", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndInThreeWays(String end) {
        assertThat(statements("import a \\" + end + "  , b" + end + "s = '''" + end + "'''" + end + "import c" + end))
                .containsExactly("a", "b", "c");
    }

    @Test
    void blocksKeepTheirConditionsAndHandlers() {
        assertThat(statements("""
                if x: import a
                elif y:
                    import b
                else: import c
                try:
                    from ._speedups import d
                except (ImportError, socket.error) as e:
                    raise RuntimeError("x") from e
                except: raise
                else:
                    import f
                finally:
                    import g
                for i in x:
                    import h
                with suppress(ImportError):
                    import i
                with open("x") as f:
                    import j
                with optional():
                    import k
                match x:
                    case 1:
                        import l
                """))
                .containsExactly(
                        "if [when[a], when[b], else[c]]",
                        "try [._speedups:d] except [ImportError, error][raise RuntimeError] except [][raise ]"
                                + " else [f] finally [g]",
                        "if [?[h]]",
                        "try [i] except [ImportError][]",
                        "j",
                        "try [k] except [?][]",
                        "if [?[l]]");
    }

    @Test
    void functionsThatTheModuleCallsAreFollowed() {
        Source source = parse("""
                def check():
                    helper()
                    import a
                def helper():
                    import b
                def never():
                    import c
                check()
                """);

        assertThat(lines(source.body())).containsExactly("check()");
        assertThat(source.functions().keySet()).containsExactlyInAnyOrder("check", "helper");
        assertThat(lines(source.functions().getOrDefault("check", List.of()))).containsExactly("helper()", "a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TYPE_CHECKING | Constant[value=false]",
                "typing.TYPE_CHECKING | Constant[value=false]",
                "not X | Not[condition=Name[name=X]]",
                "X is not None | Name[name=X]",
                "__name__ == '__main__' | Constant[value=false]",
                "sys.platform == 'win32'" + " | Comparison[subject=sys.platform, operator===, operands=[win32]]",
                "sys.platform.startswith(('a', 'b'))"
                        + " | Comparison[subject=sys.platform, operator=startswith, operands=[a, b]]",
                "sys.version_info[:2] >= (3, 8)"
                        + " | Comparison[subject=sys.version_info[:2], operator=>=, operands=[3, 8]]",
                "'win' in sys.platform | Comparison[subject=sys.platform, operator=contains, operands=[win]]",
                "X and f(y) | All[conditions=[Name[name=X], Unknown[]]]",
                "(X or True) | Any[conditions=[Name[name=X], Constant[value=true]]]",
                "f(x) == y | Unknown[]",
            })
    void conditions(String source, String expected) {
        Statement only = parse("if " + source + ":\n  import a").body().get(0);

        assertThat(((Statement.Choice) only).arms().get(0).when()).hasToString(expected);
    }

    @Test
    void stringLiteralsNameNativeFiles() {
        Words words = Words.of(List.of("libllvmlite", "_raw_ecb", "libgfortran"));
        Source source = SourceParser.parse("""
                '''A docstring may speak of libgfortran.so as it likes.'''
                _lib = ctypes.CDLL(os.path.join(here, "libllvmlite.so"))
                name = f"{here}/_raw_ecb"
                short = "gfortran"
                def lazy():
                    return "libgfortran.5.dylib"
                """.getBytes(StandardCharsets.UTF_8), words);

        assertThat(lines(source.body()))
                .containsExactly("opens [libllvmlite]", "names [_raw_ecb]", "names [libgfortran]");
        assertThat(source.words()).containsExactlyInAnyOrder("libllvmlite", "_raw_ecb", "libgfortran");
    }

    @Test
    void whatIsNoSourceSaysSo() {
        assertThat(parse("import a\0import b").isWhole()).isFalse();
        assertThat(parse("import a").isWhole()).isTrue();
        assertThat(parse("if x:\n".concat(" ".repeat(8))).isWhole()).isTrue();
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            deep.append(" ".repeat(i)).append("if x:\n");
        }
        assertThat(Assertions.assertTimeoutPreemptively(PATIENCE, () -> parse(deep.toString()))
                        .isWhole())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "'",
                "\"\"\"",
                "\\",
                "if x:",
                "if x:\n",
                "try:\n",
                "a=",
                "a.",
                "from ",
                "f()\n",
                "not ",
                "def f():\n f()\n",
                "class A:\n def f(): 0\n",
                "x or ",
                "'a';",
                "(",
                "é",
                "\n "
            })
    void repetitionCostsNoMoreThanItsLength(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());

        Assertions.assertTimeoutPreemptively(PATIENCE, () -> parse(text));
    }

    @Test
    void anythingAtAllIsRead() {
        String[] pieces = {
            "import a",
            "from .",
            "if x",
            ":",
            "\n",
            "\n  ",
            "\t",
            "try",
            "except",
            "(",
            ")",
            "'",
            "\"\"\"",
            "\\",
            "\0",
            "def f",
            "class A",
            "=",
            "lambda",
            "is",
            "not",
            "in",
            "and",
            "sys.version_info",
            ">=",
            "1",
            ",",
            "\r",
            "é",
            "with suppress(",
            "@",
            "raise",
            "match x:",
            "case",
            "async",
            "f()",
            ";",
            "#",
            "startswith(",
            "import_module("
        };
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            String source = text.toString();
            Assertions.assertDoesNotThrow(() -> parse(source), () -> "source " + source);
        }
    }
}
