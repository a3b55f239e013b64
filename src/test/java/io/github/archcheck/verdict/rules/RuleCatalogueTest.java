package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.archcheck.verdict.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is forgotten when a rule is added fails here. */
class RuleCatalogueTest {
    private static final List<String> HEADINGS =
            List.of("## What it means", "## Why it matters", "## Common causes", "## What to do", "## References");

    @Test
    void everyRuleIsListed() {
        List<String> written = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.github.archcheck.verdict.rules")
                        .stream()
                        .filter(type -> type.isAssignableTo(Rule.class) && !type.isInterface())
                        .map(JavaClass::getSimpleName)
                        .sorted()
                        .toList();
        assertThat(BuiltInRules.ALL.stream()
                        .map(r -> r.getClass().getSimpleName())
                        .sorted())
                .containsExactlyElementsOf(written);
    }

    @Test
    void everyRuleHasATestOfItsName() {
        Path tests = Path.of("src/test/java/io/github/archcheck/verdict/rules");
        assertThat(BuiltInRules.ALL.stream().map(r -> tests.resolve(r.getClass().getSimpleName() + "Test.java")))
                .allSatisfy(test -> assertThat(test).isRegularFile());
    }

    @Test
    void idsAscendAndNamesAreUnique() {
        List<String> ids = BuiltInRules.ALL.stream().map(r -> r.info().id()).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(BuiltInRules.ALL.stream().map(r -> r.info().name())).doesNotHaveDuplicates();
    }

    @Test
    void everyRuleHasAPageWithAllHeadings() throws IOException {
        for (Rule rule : BuiltInRules.ALL) {
            String page = page(rule);
            assertThat(page)
                    .startsWith("# " + rule.info().id() + " " + rule.info().name() + "\n");
            assertThat(page.lines().filter(HEADINGS::contains)).containsExactlyElementsOf(HEADINGS);
            assertThat(page.lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        }
    }

    @Test
    void theReadmeListsTheRulesAsTheyAre() throws IOException {
        String table = BuiltInRules.ALL.stream()
                .map(r -> "| " + r.info().id() + " | " + r.info().name() + " | "
                        + r.info().severity().label() + " | " + r.info().summary() + " |")
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("README.md"), StandardCharsets.UTF_8))
                .as("the rule table in README.md must read:\n%s", table)
                .contains(table);
    }

    private static String page(Rule rule) throws IOException {
        try (var in = Rule.class.getResourceAsStream("rules/" + rule.info().id() + ".md")) {
            assertThat(in).as("page of %s", rule.info().id()).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
