package io.github.archcheck.verdict;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.ARM64E;
import static io.github.archcheck.testkit.MachO.I386;
import static io.github.archcheck.testkit.MachO.IOS;
import static io.github.archcheck.testkit.MachO.PPC;
import static io.github.archcheck.testkit.MachO.X86_64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.AARCH64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.ARMHF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Role;
import io.github.archcheck.testkit.Ar;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What holds for every environment, sane or not: seeded ones of files, names and targets that do not belong together. */
class JudgePropertiesTest {
    private static final List<String> TARGETS = List.of(
            "macos-11-arm64",
            "macos-14-arm64",
            "macos-26-arm64",
            "macos-28-arm64",
            "macos-14-x86_64",
            "macos-15-rosetta",
            "macos-28-rosetta",
            "linux-x86_64",
            "linux-aarch64",
            "linux-armv7l",
            "linux-x86_64-musl1.2",
            "windows-amd64",
            "windows-arm64");
    private static final List<String> TAGS = List.of(
            "",
            "py3-none-any",
            "cp311-cp311-macosx_11_0_arm64",
            "cp311-cp311-manylinux_2_17_x86_64",
            "cp311-cp311-win_amd64");
    private static final List<String> MODULES = List.of(
            "_x.cpython-311-darwin.so",
            "_x.cpython-310-darwin.so",
            "_x.cpython-311-x86_64-linux-gnu.so",
            "_x.cpython-311-aarch64-linux-gnu.so",
            "_x.abi3.so",
            "_x.so",
            "_x.cp311-win_amd64.pyd",
            "_x.pyd",
            "linux-x64/_x.so",
            "darwin-arm64/_x.so",
            "some-data/_x.so");
    private static final List<String> LIBRARIES = List.of(
            "liba.dylib",
            "liba.so",
            "liba.so.1",
            "a.dll",
            "x64/liba.dylib",
            "arm64/liba.dylib",
            "linux-x64/liba.so",
            "linux-arm64/liba.so",
            "prebuilds/darwin-x64/a.node",
            "a.wasm",
            "ios-arm64/liba.dylib");
    private static final List<String> PROGRAMS = List.of("tool", "linux-x64/tool", "osx/i64/tool", "tool-arm64.exe");
    private static final List<byte[]> FILES = files();

    private static List<byte[]> files() {
        List<Built> built = List.of(
                Natives.bundle(X86_64),
                Natives.bundle(ARM64),
                Natives.bundle(X86_64, ARM64),
                Natives.bundle(ARM64E),
                Natives.bundle(PPC),
                Natives.dylib("@rpath/liba.dylib", X86_64),
                Natives.dylib("@rpath/liba.dylib", ARM64),
                Natives.dylib("@rpath/liba.dylib", I386),
                Natives.dylibFor(IOS, ARM64),
                Natives.macProgram(X86_64),
                Natives.macProgram(ARM64),
                Natives.machO(MachO.dylib(ARM64).fileType(MachO.OBJECT)),
                Natives.so(LinuxCpu.X86_64),
                Natives.so(AARCH64),
                Natives.so(ARMHF),
                Natives.linuxProgram(LinuxCpu.X86_64),
                Natives.linuxProgram(AARCH64),
                Natives.relocatable(LinuxCpu.X86_64),
                Natives.dll(0x8664),
                Natives.exe(0xaa64),
                Ar.archive().build(),
                Natives.so(AARCH64).truncated(40),
                Natives.dylib("a", ARM64).truncated(200),
                Natives.dylib("a", X86_64).withU32("LC_LOAD_DYLIB.name", 0xffff));
        List<byte[]> files = new ArrayList<>(built.stream().map(Built::bytes).toList());
        files.add(new byte[0]);
        files.add(Scenes.text("some text"));
        files.add(Scenes.text("/* GNU ld script */ GROUP ( a )"));
        files.add(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        return files;
    }

    private static <T> T any(SplittableRandom random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Scenes random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scenes scene = Scenes.on(any(random, TARGETS));
        if (random.nextInt(4) > 0) {
            scene.pythonOfBytes("3.11", any(random, FILES));
        }
        int packages = random.nextInt(4);
        for (int i = 0; i <= packages; i++) {
            String name = "p" + i;
            String tag = any(random, TAGS);
            if (i == packages) {
                scene.unowned();
            } else {
                scene.owned(name, "1." + i, tag.isEmpty() ? new String[0] : new String[] {tag});
            }
            Set<String> paths = new HashSet<>();
            for (int file = random.nextInt(6); file > 0; file--) {
                byte[] content = any(random, FILES);
                switch (random.nextInt(4)) {
                    case 0 -> addOnce(paths, name + "/" + any(random, MODULES), path -> scene.extension(path, content));
                    case 1 -> addOnce(paths, name + "/" + any(random, LIBRARIES), path -> scene.library(path, content));
                    case 2 ->
                        addOnce(
                                paths,
                                name + "/" + any(random, PROGRAMS),
                                path -> scene.file(Role.PROGRAM, Scenes.SITE + path, content));
                    default -> addOnce(paths, "bin/" + name, path -> scene.file(Role.PROGRAM, path, content));
                }
            }
        }
        return scene;
    }

    private static void addOnce(Set<String> paths, String path, Consumer<String> adding) {
        if (paths.add(path)) {
            adding.accept(path);
        }
    }

    private static boolean isNamed(Judged judged, Assessment assessment) {
        boolean about = judged.findings().stream()
                .anyMatch(
                        f -> f.artifact().filter(assessment.artifact()::equals).isPresent());
        boolean folded = assessment.artifact().role() == Role.INTERPRETER
                && judged.findings().stream().anyMatch(f -> f.rule().id().equals("AC002"));
        return about || folded;
    }

    @RepeatedTest(3)
    void everyEnvironmentIsJudgedSoundly(RepetitionInfo repetition) {
        for (long seed = 0; seed < 300; seed++) {
            long number = seed + 1000L * repetition.getCurrentRepetition();
            Judged judged = random(number).judge();

            for (Assessment assessment : judged.scene().assessments()) {
                assertThat(assessment.refusal().isEmpty() || isNamed(judged, assessment))
                        .as(
                                "seed %s: %s is refused without a finding",
                                number, assessment.artifact().path())
                        .isTrue();
            }
            for (Judgement judgement : judged.judgements()) {
                List<Finding> about = judged.findings().stream()
                        .filter(f -> f.artifact()
                                .filter(judgement.artifact()::equals)
                                .isPresent())
                        .toList();
                String what =
                        "seed " + number + ": " + judgement.artifact().path() + " " + judgement.verdict() + " " + about;
                assertThat(about.stream().map(Finding::rule)).as(what).doesNotHaveDuplicates();
                boolean error = about.stream().anyMatch(f -> f.severity() == Severity.ERROR);
                assertThat(error
                                && judgement.verdict() != Verdict.CANNOT_RUN
                                && judgement.verdict() != Verdict.NOT_USED)
                        .as(what)
                        .isFalse();
                assertThat(judgement.verdict() == Verdict.UNDETERMINED && about.isEmpty())
                        .as(what)
                        .isFalse();
                boolean rootError = judged.findings().stream()
                        .anyMatch(f -> f.artifact().isEmpty() && f.severity() == Severity.ERROR);
                assertThat(judgement.verdict() == Verdict.CANNOT_RUN && !error && !rootError)
                        .as(what)
                        .isFalse();
            }
        }
    }

    @Test
    void judgingTwiceOrInAnotherOrderGivesTheSame() {
        for (long seed = 0; seed < 300; seed++) {
            Judged judged = random(seed).judge();
            Judged again = random(seed).shuffled(new Random(seed)).judge();

            assertThat(again.findings()).as("seed %s", seed).isEqualTo(judged.findings());
            assertThat(again.judgements()).as("seed %s", seed).isEqualTo(judged.judgements());
            assertThat(again.distributions()).as("seed %s", seed).isEqualTo(judged.distributions());
            assertThat(again.imports()).as("seed %s", seed).isEqualTo(judged.imports());
        }
    }
}
