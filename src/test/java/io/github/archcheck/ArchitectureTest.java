package io.github.archcheck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.github.archcheck.bytes.MalformedBinaryException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Dependencies go one way; this fails the build when one turns back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String ROOT = "io.github.archcheck";

    private JavaClasses classes;

    @BeforeAll
    void importMainClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(ROOT);
    }

    @Test
    void theCheckLooksAtSomething() {
        assertThat(classes.size()).isGreaterThan(250);
    }

    @Test
    void everyDependencyPointsDown() {
        layers().check(classes);
    }

    private static ArchRule layers() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy(ROOT + ".cli..")
                .layer("report")
                .definedBy(ROOT + ".report..")
                .layer("comparison")
                .definedBy(ROOT + ".comparison..")
                .layer("preinstall")
                .definedBy(ROOT + ".preinstall..")
                .layer("lock")
                .definedBy(ROOT + ".lock..")
                .layer("index")
                .definedBy(ROOT + ".index..")
                .layer("archive")
                .definedBy(ROOT + ".archive..")
                .layer("packaging")
                .definedBy(ROOT + ".packaging..")
                .layer("verdict")
                .definedBy(ROOT + ".verdict..")
                .layer("diagnosis")
                .definedBy(ROOT + ".diagnosis..")
                .layer("loader")
                .definedBy(ROOT + ".loader..")
                .layer("inventory")
                .definedBy(ROOT + ".inventory..")
                .layer("host")
                .definedBy(ROOT + ".host..")
                .layer("inspect")
                .definedBy(ROOT + ".inspect..")
                .layer("binary")
                .definedBy(ROOT + ".binary..")
                .layer("platform")
                .definedBy(ROOT + ".platform..")
                .layer("config")
                .definedBy(ROOT + ".config..")
                .layer("toml")
                .definedBy(ROOT + ".toml..")
                .layer("bytes")
                .definedBy(ROOT + ".bytes..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("host")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("comparison")
                .mayOnlyBeAccessedByLayers("report", "cli")
                .whereLayer("preinstall")
                .mayOnlyBeAccessedByLayers("report", "cli")
                .whereLayer("lock")
                .mayOnlyBeAccessedByLayers("preinstall", "cli")
                .whereLayer("index")
                .mayOnlyBeAccessedByLayers("preinstall", "cli")
                .whereLayer("archive")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("packaging")
                .mayOnlyBeAccessedByLayers(
                        "comparison", "lock", "index", "preinstall", "inventory", "verdict", "report", "cli")
                .whereLayer("verdict")
                .mayOnlyBeAccessedByLayers("comparison", "preinstall", "report", "cli")
                .whereLayer("diagnosis")
                .mayOnlyBeAccessedByLayers("report", "cli")
                .whereLayer("loader")
                .mayOnlyBeAccessedByLayers("verdict", "cli")
                .whereLayer("inventory")
                .mayOnlyBeAccessedByLayers("verdict", "report", "cli")
                .whereLayer("inspect")
                .mayOnlyBeAccessedByLayers("diagnosis", "host", "inventory", "loader", "verdict", "report", "cli")
                .whereLayer("binary")
                .mayOnlyBeAccessedByLayers(
                        "diagnosis", "host", "inspect", "inventory", "loader", "verdict", "report", "cli")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("toml")
                .mayOnlyBeAccessedByLayers("config", "lock", "index")
                .whereLayer("bytes")
                .mayOnlyBeAccessedByLayers(
                        "archive", "binary", "host", "inspect", "inventory", "loader", "verdict", "report", "cli")
                .as("every dependency points down");
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void leavesKnowNothingOfOurs() {
        for (String leaf : new String[] {"bytes", "platform", "toml"}) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + leaf)
                    .should()
                    .dependOnClassesThat(oursOutside(ROOT + "." + leaf))
                    .check(classes);
        }
    }

    private static DescribedPredicate<JavaClass> oursOutside(String name) {
        return DescribedPredicate.describe(
                "are ours outside " + name,
                type -> type.getPackageName().startsWith(ROOT)
                        && !type.getPackageName().equals(name));
    }

    @Test
    void formatsDoNotSeeEachOther() {
        slices().matching(ROOT + ".binary.(*)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
        slices().matching(ROOT + ".report.(*)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }

    @Test
    void loadersDoNotSeeEachOther() {
        slices().matching(ROOT + ".loader.(dyld|glibc|musl|windows)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }

    @Test
    void parentsDoNotNameTheirSubpackages() {
        for (String parent :
                new String[] {"binary", "comparison", "inventory", "loader", "lock", "packaging", "report"}) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + parent)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "." + parent + ".*..")
                    .check(classes);
        }
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".verdict")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".verdict.rules..")
                .check(classes);
    }

    @Test
    void picocliStaysInTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(classes);
    }

    @Test
    void jacksonStaysWhereJsonIsReadOrWritten() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + ".report",
                        ROOT + ".report.json..",
                        ROOT + ".report.sarif..",
                        ROOT + ".comparison.json..",
                        ROOT + ".report.baseline..",
                        ROOT + ".toml..",
                        ROOT + ".inventory.locate..",
                        ROOT + ".inventory.metadata..",
                        ROOT + ".lock..",
                        ROOT + ".index..",
                        ROOT + ".archive..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(classes);
    }

    @Test
    void databindStaysOffTheHotPath() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(classes);
    }

    @Test
    void nobodyTouchesTheStandardStreams() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".cli.Main")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(classes);
    }

    @Test
    void nobodyUsesOldFiles() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .check(classes);
    }

    @Test
    void damageIsCaughtWhereItBecomesAValue() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".bytes..", ROOT + ".binary..", ROOT + ".inspect..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(MalformedBinaryException.class)
                .check(classes);
    }

    @Test
    void onlyTheHostProbeStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".host..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(classes);
    }

    @Test
    void rulesAreStateless() {
        classes()
                .that()
                .implement(ROOT + ".verdict.Rule")
                .should()
                .haveOnlyFinalFields()
                .check(classes);
    }
}
