package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.verdict.rules.BuiltInRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real shells source the completion scripts, and are asked what may follow. */
class ShellCompletionTest {
    private static final List<String> FORMATS =
            List.of("table", "json", "jsonl", "sarif", "junit", "github", "markdown", "html");

    /** What may follow each line, as every shell should say it. */
    private static final Map<String, List<String>> QUESTIONS = questions();

    @TempDir
    Path folder;

    private static Map<String, List<String>> questions() {
        Map<String, List<String>> questions = new LinkedHashMap<>();
        questions.put("archcheck sc", List.of("scan", "schema"));
        questions.put("archcheck scan --fo", List.of("--format"));
        questions.put("archcheck scan --format ", FORMATS);
        questions.put("archcheck scan --format js", List.of("json", "jsonl"));
        questions.put("archcheck scan --format=js", List.of("json", "jsonl"));
        questions.put("archcheck scan x -f mark", List.of("markdown"));
        questions.put("archcheck inspect --format ", List.of("table", "json"));
        questions.put("archcheck preinstall --fail-on ", List.of("error", "warning", "never"));
        questions.put("archcheck scan --color=", List.of("auto", "always", "never"));
        questions.put(
                "archcheck scan --target macos-14", List.of("macos-14-arm64", "macos-14-rosetta", "macos-14.4-arm64"));
        questions.put("archcheck scan --target=linux/arm64", List.of("linux/arm64", "linux/arm64/v8"));
        questions.put("archcheck scan -o js", List.of("json=", "jsonl="));
        questions.put("archcheck scan --select missing-a", List.of("missing-architecture"));
        questions.put("archcheck scan --select AC001,AC90", List.of("AC901", "AC902", "AC903", "AC904"));
        questions.put("archcheck preinstall --input-format uv", List.of("uv.lock"));
        questions.put("archcheck completion ", List.of("bash", "zsh", "fish"));
        questions.put("archcheck explain missing-l", List.of("missing-library"));
        questions.put("archcheck man h", List.of("host", "help"));
        questions.put("archcheck scan --python 3.13", List.of("3.13", "3.13t"));
        return questions;
    }

    @Test
    void bashCompletes() throws IOException, InterruptedException {
        String shell = shell("bash");
        StringBuilder script = new StringBuilder("source '" + script("bash") + "'\n");
        // What bash does before it calls: an equals sign is a word of its own.
        script.append("ask() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _archcheck;"
                + " printf '== \\n'; [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' \"${COMPREPLY[@]}\"; }\n");
        for (String line : QUESTIONS.keySet()) {
            String words = line.replace("=", " = ") + (line.endsWith(" ") || line.endsWith("=") ? "''" : "");
            script.append("ask ").append(words).append('\n');
        }
        Path file = Files.writeString(folder.resolve("ask.bash"), script);
        assertAnswers(said(shell, "--norc", file.toString()), "AC001,");
    }

    @Test
    void bashCompletesWhereAnEqualsSignIsNoWord() throws IOException, InterruptedException {
        String shell = shell("bash");
        String ask = "source '" + script("bash")
                + "'; COMP_WORDS=(archcheck scan --color=al); COMP_CWORD=2; _archcheck;" + " echo \"${COMPREPLY[@]}\"";
        assertThat(said(shell, "--norc", "-c", ask)).isEqualTo("--color=always\n");
    }

    @Test
    void fishCompletes() throws IOException, InterruptedException {
        String shell = shell("fish");
        StringBuilder script = new StringBuilder("source '" + script("fish") + "'\n");
        for (String line : QUESTIONS.keySet()) {
            script.append("echo '== '; complete -C '").append(line).append("' | string replace -r '\\t.*' ''\n");
        }
        Path file = Files.writeString(folder.resolve("ask.fish"), script);
        String option = "(--format=|--color=|--target=)";
        assertAnswers(said(shell, "--no-config", file.toString()).replaceAll("(?m)^" + option, ""), "AC001,");
    }

    @Test
    void zshCompletes() throws IOException, InterruptedException {
        String shell = shell("zsh");
        Assumptions.assumeTrue(
                said(shell, "-f", "-c", "zmodload zsh/zpty && echo yes").equals("yes\n"), "zsh has no zpty here");
        Path inner = Files.writeString(folder.resolve("inner.zsh"), """
                PROMPT= RPROMPT=
                autoload -Uz compinit && compinit -u -D
                source $SCRIPT
                bindkey '^I' complete-word
                compadd() {
                  local -a found
                  if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\\ * ]]; then
                    builtin compadd -A found "$@"
                    (( $#found )) && print -rl -- $found >>$OUT
                  fi
                  builtin compadd "$@"
                }
                finished() { print -r -- --end-- >>$OUT; comppostfuncs=(finished) }
                comppostfuncs=(finished)
                """);
        Path outer = Files.writeString(folder.resolve("outer.zsh"), """
                zmodload zsh/zpty zsh/zselect
                export SCRIPT=$1 OUT=$2
                zpty -b z "TERM=dumb zsh -f -i"
                zpty -w z "source $3"
                shift 3
                for line in "$@"; do
                  : >$OUT
                  zpty -w -n z $'\\x15'"$line"$'\\t'
                  for i in {1..900}; do
                    zselect -t 2
                    while zpty -rt z junk; do :; done
                    [[ "$(<$OUT)" == *--end--* ]] && break
                  done
                  print -r -- "== "
                  sort -u $OUT | while read -r word; do [[ $word == --end-- ]] || print -r -- $word; done
                done
                zpty -d z
                """);
        List<String> command = new ArrayList<>(List.of(
                shell,
                "-f",
                outer.toString(),
                script("zsh").toString(),
                folder.resolve("out").toString(),
                inner.toString()));
        command.addAll(QUESTIONS.keySet());
        assertAnswers(said(command.toArray(String[]::new)), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theScriptNamesEveryCommandOptionAndRule(String shell) throws IOException {
        String script = Files.readString(script(shell));
        assertThat(script).contains("verify-signatures", "use-pip-config", "completion");
        BuiltInRules.ALL.forEach(rule ->
                assertThat(script).contains(rule.info().id(), rule.info().name()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theShellTakesTheScript(String name) throws IOException, InterruptedException {
        assertThat(said(shell(name), "-n", script(name).toString())).isEmpty();
    }

    private void assertAnswers(String said, String listBefore) {
        List<String> answers = Arrays.stream(said.split("== \n", -1)).skip(1).toList();
        assertThat(answers).as(said).hasSize(QUESTIONS.size());
        int i = 0;
        for (Map.Entry<String, List<String>> question : QUESTIONS.entrySet()) {
            String before = question.getKey().contains(",") ? listBefore : "";
            assertThat(new TreeSet<>(answers.get(i).lines().toList()))
                    .as(question.getKey())
                    .containsExactlyElementsOf(new TreeSet<>(question.getValue().stream()
                            .map(word -> before + word)
                            .toList()));
            i++;
        }
    }

    private Path script(String shell) throws IOException {
        String script = Archcheck.in(folder).run("completion", shell).out();
        return Files.writeString(folder.resolve("completion." + shell), script, StandardCharsets.UTF_8);
    }

    private static String shell(String name) {
        return Stream.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseGet(() -> Assumptions.abort("no " + name + " here"));
    }

    private String said(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
