package io.github.archcheck.loader.dyld;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.archcheck.loader.Load;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.testkit.MachO;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Lays out what people have reported, as far as their messages tell, and compares what is foretold with what they saw. The
 * messages lie outside the repository; {@code -Darchcheck.vectors=FOLDER} says where. How {@code dlopen} was called, white
 * space and what stands around the message do not count.
 */
class RealMessagesTest {
    private static final Path MESSAGES = Path.of(System.getProperty("archcheck.vectors", "../shared/vectors"))
            .resolve("errors.json");

    private static final Pattern MODE = Pattern.compile("(dlopen\\(.+?, )(?:0x)?[0-9A-F]+(\\): )");
    private static final Pattern OPENED = Pattern.compile("dlopen\\((.+?), ");
    private static final String NOT_LOADED = "Library not loaded: ";
    private static final Pattern BODY = Pattern.compile("dlopen\\(|" + NOT_LOADED);
    private static final Pattern BY = Pattern.compile("Referenced from: <([0-9A-F-]+)> (\\S+)");
    private static final Pattern SPACE = Pattern.compile("\\s+(?:# )?");

    private static final Map<String, String> TEXTS = new HashMap<>();

    /** @param whole otherwise the reporter left off the end */
    private record Report(
            String id, boolean whole, Known architecture, boolean translated, String macOs, Scene scene) {}

    private interface Scene {
        void lay(TargetFolder mac, String path);
    }

    private static final Scene INTEL = (mac, path) -> mac.put(path, TargetFolder.dylib("x", MachO.X86_64));
    private static final Scene ARM = (mac, path) -> mac.put(path, TargetFolder.dylib("x"));

    private static final List<Report> REPORTS = List.of(
            arm("E001", true, "13.0", INTEL),
            arm("E003", true, "11.0", INTEL),
            arm("E004", false, "11.0", INTEL),
            arm("E006", true, "11.0", (mac, path) -> {
                String real = path.replace("libfnft.0.dylib", "libfnft.0.4.1.dylib");
                mac.put(real, TargetFolder.dylib("x", MachO.X86_64)).link(path, real);
            }),
            arm("E008", true, "12.3", INTEL),
            arm("E009", true, "12.4", INTEL),
            new Report("E011", true, Known.X86_64, true, "12.1", ARM),
            new Report("E012", false, Known.X86_64, false, "13.0", ARM),
            arm("E014", false, "14.0", INTEL),
            arm("E016", false, "13.3", INTEL),
            intel("E026", true, "10.12", needing("/usr/local/opt/libiomp/lib/libiomp5.dylib")),
            intel("E029", true, "10.15", needing("/usr/local/opt/libomp/lib/libomp.dylib")),
            arm("E033", true, "12.6", INTEL),
            intel("E035", true, "10.14", importing("____chkstk_darwin", "/usr/lib/libSystem.B.dylib", 11, 0)),
            intel("E037", false, "10.15", importing("_preadv", "/usr/lib/libSystem.B.dylib", 11, 7)),
            intel("E038", true, "12.6", (mac, path) -> {
                mac.link("/var", "/private/var");
                importing("_mkfifoat", "/usr/lib/libSystem.B.dylib", 13, 0).lay(mac, "/private" + path);
            }),
            arm(
                    "E052",
                    false,
                    "14.0",
                    (mac, path) -> mac.put(path, MachInspections.of(new byte[] {0x7f, 'E', 'L', 'F'}))),
            intel(
                    "E056",
                    false,
                    "10.13",
                    (mac, path) -> mac.put(
                            path,
                            TargetFolder.complete(MachO.dylib(MachO.X86_64).fileType(MachO.OBJECT), 10))),
            arm("E136", false, "26.0", (mac, path) -> {
                needing("/usr/local/lib/libjags.4.dylib", MachO.ARM64, 14).lay(mac, path);
                mac.put("/usr/local/lib/libjags.4.dylib", TargetFolder.dylib("j", MachO.X86_64));
            }),
            arm("E137", true, "14.0", needing("/usr/lib/swift/libswiftSynchronization.dylib", MachO.ARM64, 15)),
            intel("E139", true, "14.0", needing("@rpath/libPcmMsr.dylib", MachO.X86_64, 14)),
            arm("E140", true, "15.0", needing("@rpath/libjxl_threads.0.12.dylib", MachO.ARM64, 14)),
            intel("E142", true, "10.10", (mac, path) -> {
                String highgui = "/usr/local/Cellar/opencv/2.4.12/lib/libopencv_highgui.2.4.dylib";
                MachO old = TargetFolder.complete(
                        MachO.dylib(MachO.X86_64)
                                .dylibCommand("id", 0xD, "png", 1, MachO.version(34, 0, 0), MachO.version(34, 0, 0)),
                        9);
                mac.put(path, plain(MachO.X86_64, 10).loadDylib(highgui))
                        .put(
                                highgui,
                                TargetFolder.complete(MachO.dylib(MachO.X86_64).idDylib("h"), 10)
                                        .dylibCommand(
                                                "n",
                                                0xC,
                                                "/usr/local/lib/libpng16.16.dylib",
                                                2,
                                                MachO.version(35, 0, 0),
                                                MachO.version(35, 0, 0)))
                        .put("/usr/local/lib/libpng16.16.dylib", old);
            }));

    private static Report arm(String id, boolean whole, String macOs, Scene scene) {
        return new Report(id, whole, Known.ARM64, false, macOs, scene);
    }

    private static Report intel(String id, boolean whole, String macOs, Scene scene) {
        return new Report(id, whole, Known.X86_64, false, macOs, scene);
    }

    private static MachO plain(MachO.Cpu cpu, int macOs) {
        return TargetFolder.complete(MachO.bundle(cpu), macOs);
    }

    private static Scene needing(String name) {
        return needing(name, MachO.X86_64, 10);
    }

    private static Scene needing(String name, MachO.Cpu cpu, int macOs) {
        return (mac, path) -> mac.put(path, plain(cpu, macOs).loadDylib(name));
    }

    private static Scene importing(String symbol, String library, int major, int minor) {
        return (mac, path) -> mac.put(
                        path,
                        MachO.bundle(MachO.X86_64)
                                .segment("__TEXT", 0, 0x4000, 0, 0x4000)
                                .minos(major, minor)
                                .content(0x4000)
                                .loadDylib(library))
                .symbols(path, List.of(TargetFolder.need(symbol, 0)));
    }

    @BeforeAll
    static void read() throws IOException {
        Assumptions.assumeTrue(Files.isRegularFile(MESSAGES), () -> "no messages in " + MESSAGES.toAbsolutePath());
        for (JsonNode entry : new ObjectMapper().readTree(Files.readAllBytes(MESSAGES))) {
            TEXTS.put(entry.get("id").asText(), entry.get("message").asText());
        }
    }

    @TestFactory
    List<DynamicTest> whatIsForetoldIsWhatWasSeen() {
        return REPORTS.stream()
                .filter(report -> TEXTS.containsKey(report.id()))
                .map(report -> DynamicTest.dynamicTest(
                        report.id() + (report.whole() ? "" : ", as far as it goes"), () -> compare(report)))
                .toList();
    }

    private static void compare(Report report) {
        String seen = normalised(TEXTS.getOrDefault(report.id(), ""));
        String message = normalised(foretold(report, TEXTS.getOrDefault(report.id(), "")));
        // What a program that is started says has no call around it.
        String ours = seen.startsWith(NOT_LOADED) ? message.substring(message.indexOf(NOT_LOADED)) : message;
        if (report.whole()) {
            assertThat(ours).isEqualTo(seen);
        } else {
            assertThat(ours).startsWith(seen);
        }
    }

    private static String foretold(Report report, String text) {
        Matcher by = BY.matcher(text);
        Matcher opened = OPENED.matcher(text);
        boolean known = by.find();
        String path = opened.find() ? opened.group(1) : by.group(2);
        TargetFolder mac = new TargetFolder();
        report.scene().lay(mac, path);
        mac.put(
                        "/bin/python",
                        TargetFolder.complete(
                                MachO.executable(report.architecture() == Known.ARM64 ? MachO.ARM64 : MachO.X86_64),
                                10))
                .executable("/bin/python");
        Load load = mac.linker(report.architecture(), report.translated(), report.macOs())
                .open(path);
        String message = load.faults().get(0).message().orElseThrow();
        String uuid = new UUID(0xabab_abab_abab_ababL, 0xabab_abab_abab_ababL)
                .toString()
                .toUpperCase(Locale.ROOT);
        return known ? message.replace(uuid, by.group(1)) : message;
    }

    private static String normalised(String text) {
        String unescaped = text.replace("\\n", "\n").replace("\\t", "\t");
        Matcher body = BODY.matcher(unescaped);
        String start = body.find() ? unescaped.substring(body.start()) : unescaped;
        String inner = start.replace("']", "").replaceAll("zsh: abort.*", "");
        return SPACE.matcher(MODE.matcher(inner).replaceAll("$1MODE$2"))
                .replaceAll(" ")
                .strip();
    }
}
