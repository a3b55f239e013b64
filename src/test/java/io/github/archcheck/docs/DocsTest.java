package io.github.archcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.archcheck.cli.Archcheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of the README and of the pages in {@code docs} is run by a shell, in a directory with what they talk
 * of. What a {@code console} block shows is what the commands print; {@code -Dgolden.update=true} writes it anew.
 */
class DocsTest {
    private static final char MARK = '\u001e';

    @TempDir
    Path folder;

    @BeforeAll
    static void shell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no /bin/sh");
    }

    static Stream<Page> pages() throws IOException {
        return Page.all().stream().filter(page -> !page.blocks().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandOfThePageDoesWhatThePageSays(Page page) throws IOException, InterruptedException {
        World world = World.in(folder);
        StringBuilder text = new StringBuilder(page.text());
        int moved = 0;
        for (Page.Block block : page.blocks()) {
            if (block.language().equals("console")) {
                String shown = session(world, block);
                text.replace(
                        block.start() + moved,
                        block.start() + moved + block.body().length(),
                        shown);
                moved += shown.length() - block.body().length();
            } else {
                for (String script : Scripts.of(block)) {
                    World.Said said = world.run("set -e\n" + script);
                    assertThat(block.isList() ? Math.max(said.status() - 1, 0) : said.status())
                            .as("%s:\n%s\n%s", page, script, said.output())
                            .isEqualTo(block.status());
                }
            }
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page.file(), text, StandardCharsets.UTF_8);
        }
        assertThat(text.toString())
                .as("%s; write it anew with -Dgolden.update=true", page)
                .isEqualTo(Files.readString(page.file(), StandardCharsets.UTF_8));
    }

    @Test
    void everyCommandOfTheProgramIsToldOfSomewhere() throws IOException {
        String help = Archcheck.in(folder).run("--help").out();
        List<String> commands = help.lines()
                .dropWhile(line -> !line.startsWith("Commands:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .filter(line -> line.charAt(2) != ' ')
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
        assertThat(commands).hasSizeGreaterThan(8);
        String documentation = Page.all().stream().map(Page::text).collect(Collectors.joining());
        assertThat(commands).allSatisfy(command -> assertThat(documentation).contains("archcheck " + command));
    }

    /** @return the block as it should be */
    private static String session(World world, Page.Block block) throws IOException, InterruptedException {
        Session session = Session.parse(block.body());
        StringBuilder script = new StringBuilder("said=0\n");
        for (Session.Step step : session.steps()) {
            // Each sees the exit status of the one before, as at a prompt.
            script.append("(exit $said)\n").append(step.command()).append("\nsaid=$?\nprintf '\\036'\n");
        }
        World.Said said = world.run(script + "exit $said\n");
        List<String> outputs = new ArrayList<>(List.of(said.output().split(String.valueOf(MARK), -1)));
        assertThat(outputs).as(said.output()).hasSize(session.steps().size() + 1);
        return session.with(outputs.subList(0, session.steps().size()));
    }
}
