package io.github.archcheck.loader.dyld;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Need;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Fault;
import io.github.archcheck.loader.Load.Found;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What dyld finds for a need, and what it says when it finds nothing of use. */
class DyldLinkerTest {
    private static final String X = "/v/pkg/_x.so";
    private static final String UUID = "<ABABABAB-ABAB-ABAB-ABAB-ABABABABABAB>";

    private static TargetFolder plain() {
        return new TargetFolder().plainExecutable();
    }

    private static Found found(Load load, String name) {
        return load.links().stream()
                .filter(link -> link.need().name().equals(name))
                .findFirst()
                .orElseThrow()
                .found();
    }

    private static String pathOf(Load load, Found found) {
        assertThat(found).isInstanceOf(Found.Image.class);
        return load.images().get(((Found.Image) found).index()).file().path();
    }

    private static Fault only(Load load) {
        assertThat(load.faults()).hasSize(1);
        return load.faults().get(0);
    }

    @Test
    void imagesComeInTheOrderInWhichTheyAreMapped() {
        TargetFolder mac = plain().put(
                        X,
                        TargetFolder.bundle().loadDylib("@loader_path/a.dylib").loadDylib("@loader_path/b.dylib"))
                .put("/v/pkg/a.dylib", TargetFolder.dylib("a").loadDylib("@loader_path/c.dylib"))
                .put("/v/pkg/b.dylib", TargetFolder.dylib("b"))
                .put("/v/pkg/c.dylib", TargetFolder.dylib("c"));
        Load load = mac.open("14.0", X);
        assertThat(load.images())
                .extracting(image -> image.file().path())
                .containsExactly(X, "/v/pkg/a.dylib", "/v/pkg/b.dylib", "/v/pkg/c.dylib");
        assertThat(load.faults()).isEmpty();
        assertThat(load.links()).hasSize(7);
        assertThat(load.links().get(1))
                .isEqualTo(new Load.Link(0, new Need("@loader_path/a.dylib", Need.Kind.REQUIRED), new Found.Image(1)));
    }

    @Test
    void systemLibrariesAreAssumed() {
        TargetFolder mac = plain().put(
                        X,
                        TargetFolder.bundle()
                                .loadDylib("/System/Library/Frameworks/Security.framework/Versions/A/Security")
                                .loadDylib("/usr/lib/libNobodyKnows.dylib")
                                .loadDylib("@rpath/libswiftCore.dylib")
                                .rpath("/usr/lib/swift"));
        Load load = mac.open("14.0", X);
        assertThat(load.faults()).isEmpty();
        assertThat(load.links())
                .hasSize(4)
                .allSatisfy(link -> assertThat(link.found()).isEqualTo(new Found.Assumed("macOS system path")));
    }

    @ParameterizedTest
    @CsvSource({
        "12.2, /System/Library/Frameworks/Python.framework/Versions/2.7/Python, true",
        "12.3, /System/Library/Frameworks/Python.framework/Versions/2.7/Python, false",
        "14.7, /usr/lib/swift/libswiftSynchronization.dylib, false",
        "15.0, /usr/lib/swift/libswiftSynchronization.dylib, true",
        "14.0, /usr/lib/libpython3.11.dylib, false"
    })
    void someOfThemCameLaterOrAreGone(String macOs, String name, boolean there) {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadDylib(name));
        Load load = mac.open(macOs, X);
        assertThat(found(load, name) instanceof Found.Assumed).isEqualTo(there);
        assertThat(load.faults()).hasSize(there ? 0 : 1);
    }

    @Test
    void aFileThatIsThereWinsOverTheSharedCache() {
        TargetFolder mac = plain().put(X, TargetFolder.bundle())
                .put("/usr/lib/libSystem.B.dylib", TargetFolder.dylib("/usr/lib/libSystem.B.dylib"));
        Load load = mac.open("14.0", X);
        assertThat(pathOf(load, load.links().get(0).found())).isEqualTo("/usr/lib/libSystem.B.dylib");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "26.0 | dlopen(X, 0x0002): Library not loaded: /o/libd.dylib\\n  Referenced from: U X\\n  Reason: tried: '/o/libd.dylib' (no such file), '/System/Volumes/Preboot/Cryptexes/OS/o/libd.dylib' (no such file), '/o/libd.dylib' (no such file), '/usr/local/lib/libd.dylib' (no such file), '/usr/lib/libd.dylib' (no such file, not in dyld cache)",
                "13.0 | dlopen(X, 0x0002): Library not loaded: /o/libd.dylib\\n  Referenced from: U X\\n  Reason: tried: '/o/libd.dylib' (no such file), '/System/Volumes/Preboot/Cryptexes/OS/o/libd.dylib' (no such file), '/o/libd.dylib' (no such file), '/usr/local/lib/libd.dylib' (no such file), '/usr/lib/libd.dylib' (no such file, not in dyld cache)",
                "12.6 | dlopen(X, 0x0002): Library not loaded: '/o/libd.dylib'\\n  Referenced from: 'X'\\n  Reason: tried: '/o/libd.dylib' (no such file), '/usr/local/lib/libd.dylib' (no such file), '/usr/lib/libd.dylib' (no such file)",
                "12.4 | dlopen(X, 0x0002): Library not loaded: /o/libd.dylib\\n  Referenced from: X\\n  Reason: tried: '/o/libd.dylib' (no such file), '/usr/local/lib/libd.dylib' (no such file), '/usr/lib/libd.dylib' (no such file)",
                "11.7 | dlopen(X, 2): Library not loaded: /o/libd.dylib\\n  Referenced from: X\\n  Reason: image not found"
            })
    void aMissingLibraryIsToldInTheWordsOfTheRelease(String macOs, String message) {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadDylib("/o/libd.dylib"));
        Fault fault = only(mac.open(macOs, X));
        assertThat(fault.kind()).isEqualTo(Kind.MISSING_LIBRARY);
        assertThat(fault.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(fault.chain()).containsExactly(X);
        assertThat(fault.subject()).isEqualTo("/o/libd.dylib");
        assertThat(fault.message()).contains(filled(message));
    }

    private static String filled(String message) {
        return message.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("U X", UUID + " " + X)
                .replaceAll("\\bX\\b", X);
    }

    @ParameterizedTest
    @CsvSource({"13, 5", "14, 3"})
    void onlyWhatWasLinkedLongAgoIsGrantedFallbacks(int sdk, int attempts) {
        MachO image = TargetFolder.complete(MachO.bundle(MachO.ARM64), sdk);
        TargetFolder mac = plain().put(X, image.loadDylib("/o/libd.dylib"));
        String message = only(mac.open("14.0", X)).message().orElseThrow();
        assertThat(message.split("\\(no such file", -1)).hasSize(attempts + 1);
    }

    @Test
    void fallbackDirectoriesAreLookedIn() {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadDylib("@rpath/libd.dylib"))
                .put("/usr/local/lib/libd.dylib", TargetFolder.dylib("d"));
        Load load = mac.open("14.0", X);
        assertThat(pathOf(load, found(load, "@rpath/libd.dylib"))).isEqualTo("/usr/local/lib/libd.dylib");
    }

    @Test
    void fallbackDirectoriesOfTheSystemHaveWhatTheSystemHas() {
        TargetFolder mac = plain().put(
                        X,
                        TargetFolder.bundle()
                                .loadDylib("@rpath/libc++.1.dylib")
                                .loadDylib("@rpath/libgfortran.5.dylib"));
        Load load = mac.open("14.0", X);
        assertThat(found(load, "@rpath/libc++.1.dylib")).isEqualTo(new Found.Assumed("macOS system path"));
        assertThat(only(load).subject()).isEqualTo("@rpath/libgfortran.5.dylib");
    }

    @Test
    void frameworksHaveFallbackDirectoriesOfTheirOwn() {
        String name = "@rpath/Q.framework/Versions/A/Q";
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadDylib(name));
        assertThat(only(mac.open("12.4", X)).message().orElseThrow())
                .endsWith("Reason: tried: '/Library/Frameworks/Q.framework/Versions/A/Q' (no such file),"
                        + " '/System/Library/Frameworks/Q.framework/Versions/A/Q' (no such file)");
    }

    /** The first two are real messages: robotology/wb-toolbox#239 and nextstrain/docker-base#208. */
    @Test
    void rpathsOfTheOutermostImagesCountTwice() {
        String bin = "/usr/local/miniconda/bin/python3.11";
        String module = "/usr/local/miniconda/lib/python3.11/site-packages/libmambapy/bindings.cpython-311-darwin.so";
        TargetFolder mac = new TargetFolder()
                .put(
                        bin,
                        TargetFolder.complete(MachO.executable(MachO.ARM64), 11).rpath("@loader_path/../lib"))
                .executable(bin)
                .put(
                        module,
                        TargetFolder.bundle()
                                .loadDylib("@rpath/libmamba.2.dylib")
                                .rpath("@loader_path/../../../"))
                .put(
                        "/usr/local/miniconda/lib/libmamba.2.0.0.dylib",
                        TargetFolder.dylib("@rpath/libmamba.2.dylib")
                                .loadDylib("@rpath/libarchive.13.dylib")
                                .rpath("@loader_path/"))
                .link("/usr/local/miniconda/lib/libmamba.2.dylib", "libmamba.2.0.0.dylib");
        assertThat(only(mac.open("12.6", module)).message())
                .contains(
                        "dlopen(/usr/local/miniconda/lib/python3.11/site-packages/libmambapy/bindings.cpython-311-darwin.so,"
                                + " 0x0002): Library not loaded: '@rpath/libarchive.13.dylib'\n"
                                + "  Referenced from: '/usr/local/miniconda/lib/libmamba.2.0.0.dylib'\n"
                                + "  Reason: tried: '/usr/local/miniconda/lib/libarchive.13.dylib' (no such file),"
                                + " '/usr/local/miniconda/lib/python3.11/site-packages/libmambapy/../../../libarchive.13.dylib' (no"
                                + " such file),"
                                + " '/usr/local/miniconda/lib/python3.11/site-packages/libmambapy/../../../libarchive.13.dylib' (no"
                                + " such file), '/usr/local/miniconda/bin/../lib/libarchive.13.dylib' (no such file),"
                                + " '/usr/local/miniconda/bin/../lib/libarchive.13.dylib' (no such file),"
                                + " '/usr/local/lib/libarchive.13.dylib' (no such file), '/usr/lib/libarchive.13.dylib' (no such"
                                + " file)");
    }

    @Test
    void rpathsOfTheInterpretersLibraryComeBeforeThoseOfItsProgram() {
        TargetFolder mac = new TargetFolder()
                .put(
                        "/p/bin/python3",
                        TargetFolder.complete(MachO.executable(MachO.ARM64), 14)
                                .loadDylib("@executable_path/../lib/libpython3.12.dylib")
                                .rpath("/p/program"))
                .put(
                        "/p/lib/libpython3.12.dylib",
                        TargetFolder.dylib("/p/lib/libpython3.12.dylib").rpath("/p/library"))
                .executable("/p/bin/python3")
                .put(X, TargetFolder.complete(MachO.bundle(MachO.ARM64), 14).loadDylib("@rpath/d.dylib"));
        assertThat(only(mac.open("14.0", X)).message().orElseThrow())
                .endsWith("Reason: tried: '/p/library/d.dylib' (no such file),"
                        + " '/System/Volumes/Preboot/Cryptexes/OS/p/library/d.dylib' (no such file),"
                        + " '/p/program/d.dylib' (no such file),"
                        + " '/System/Volumes/Preboot/Cryptexes/OS/p/program/d.dylib' (no such file)");
    }

    @Test
    void macOs130LooksForVariablesInTheCryptex() {
        TargetFolder mac = plain().put(
                        X, TargetFolder.complete(MachO.bundle(MachO.ARM64), 14).loadDylib("@loader_path/d.dylib"));
        assertThat(mac.open("13.2", X).faults().get(0).message().orElseThrow())
                .endsWith("Reason: tried: '/v/pkg/d.dylib' (no such file),"
                        + " '/System/Volumes/Preboot/Cryptexes/OS@loader_path/d.dylib' (no such file),"
                        + " '/v/pkg/d.dylib' (no such file)");
        assertThat(mac.open("13.3", X).faults().get(0).message().orElseThrow())
                .contains("newer than running OS)\n  Reason: tried: '/v/pkg/d.dylib' (no such file)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14.0 | @executable_path/../lib/d.dylib | /p/lib/d.dylib",
                "12.4 | @executable_path/../lib/d.dylib | /p/bin/../lib/d.dylib",
                "11.0 | @executable_path/../lib/d.dylib | /p/bin/../lib/d.dylib"
            })
    void pathsFromTheProgram(String macOs, String name, String tried) {
        TargetFolder mac = new TargetFolder()
                .put("/p/bin/python3", TargetFolder.complete(MachO.executable(MachO.ARM64), 11))
                .executable("/p/bin/python3")
                .put(X, TargetFolder.complete(MachO.bundle(MachO.ARM64), 14).loadDylib(name))
                .put("/p/lib/d.dylib", TargetFolder.dylib("d", MachO.X86_64));
        Fault fault = mac.open(macOs, X).faults().get(0);
        assertThat(fault.kind()).isEqualTo(Kind.UNUSABLE_LIBRARY);
        assertThat(fault.message().orElseThrow()).contains(tried);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "26.0 | tried: 'P' (mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64e' or 'arm64e.v1' or 'arm64' or 'arm64'))",
                "14.2 | tried: 'P' (mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64'))",
                "12.6 | tried: 'P' (mach-o file, but is an incompatible architecture (have (x86_64), need (arm64e))), '/usr/local/lib/d.dylib' (no such file), '/usr/lib/d.dylib' (no such file)",
                "11.6 | no suitable image found.  Did find:\\n\\tP: mach-o, but wrong architecture\\n\\tP: mach-o, but wrong architecture"
            })
    void aLibraryForAnotherMachineIsTheCulprit(String macOs, String reason) {
        MachO module = TargetFolder.complete(MachO.bundle(MachO.ARM64), 14);
        TargetFolder mac = plain().put(X, module.loadDylib("@loader_path/d.dylib"))
                .put("/v/pkg/d.dylib", TargetFolder.dylib("d", MachO.X86_64));
        Fault fault = mac.open(macOs, X).faults().get(0);
        assertThat(fault.kind()).isEqualTo(Kind.UNUSABLE_LIBRARY);
        assertThat(fault.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(fault.culprit()).contains("/v/pkg/d.dylib");
        assertThat(fault.refusal().orElseThrow().reason()).isEqualTo(Refusal.ARCHITECTURE);
        assertThat(fault.message().orElseThrow())
                .endsWith("Reason: "
                        + reason.replace("\\n", "\n").replace("\\t", "\t").replace("P", "/v/pkg/d.dylib"));
    }

    @Test
    void aRefusedCandidateDoesNotEndTheSearch() {
        TargetFolder mac = plain().put(
                        X,
                        TargetFolder.bundle()
                                .loadDylib("@rpath/d.dylib")
                                .rpath("/wrong")
                                .rpath("/right"))
                .put("/wrong/d.dylib", TargetFolder.dylib("d", MachO.X86_64))
                .put("/right/d.dylib", TargetFolder.dylib("d"));
        Load load = mac.open("14.0", X);
        assertThat(pathOf(load, found(load, "@rpath/d.dylib"))).isEqualTo("/right/d.dylib");
        assertThat(load.faults()).isEmpty();
    }

    @Test
    void bundlesAreNoDependencies() {
        TargetFolder mac =
                plain().put(X, TargetFolder.bundle().loadDylib("/v/b.so")).put("/v/b.so", TargetFolder.bundle());
        Fault fault = only(mac.open("14.0", X));
        assertThat(fault.refusal().orElseThrow().reason()).isEqualTo(Refusal.FILE_TYPE);
        assertThat(fault.words()).isEqualTo("cannot link against bundle '/v/b.so'");
    }

    @Test
    void theRealPathIsTriedToo() {
        MachO module = TargetFolder.complete(MachO.bundle(MachO.ARM64), 14);
        TargetFolder mac = plain().put(X, module.loadDylib("/opt/d/lib/d.dylib"))
                .folder("/Cellar/d/1/lib")
                .link("/opt/d", "/Cellar/d/1");
        assertThat(only(mac.open("14.0", X)).message().orElseThrow())
                .endsWith("Reason: tried: '/opt/d/lib/d.dylib' (no such file),"
                        + " '/System/Volumes/Preboot/Cryptexes/OS/opt/d/lib/d.dylib' (no such file),"
                        + " '/opt/d/lib/d.dylib' (no such file), '/Cellar/d/1/lib/d.dylib' (no such file),"
                        + " '/System/Volumes/Preboot/Cryptexes/OS/Cellar/d/1/lib/d.dylib' (no such file),"
                        + " '/Cellar/d/1/lib/d.dylib' (no such file)");
    }

    @Test
    void installNamesOfLoadedImagesSatisfyNeeds() {
        TargetFolder mac = plain().put(
                        X,
                        TargetFolder.bundle().loadDylib("@loader_path/a.dylib").loadDylib("/gone/libomp.dylib"))
                .put("/v/pkg/a.dylib", TargetFolder.dylib("/gone/libomp.dylib"));
        Load load = mac.open("14.0", X);
        assertThat(load.faults()).isEmpty();
        assertThat(load.images()).hasSize(2);
        assertThat(pathOf(load, found(load, "/gone/libomp.dylib"))).isEqualTo("/v/pkg/a.dylib");
    }

    @Test
    void oneFileUnderTwoNamesIsMappedOnce() {
        TargetFolder mac = plain().put(
                        X,
                        TargetFolder.bundle().loadDylib("@loader_path/a.dylib").loadDylib("@loader_path/b.dylib"))
                .put("/v/pkg/a.dylib", TargetFolder.dylib("a"))
                .link("/v/pkg/b.dylib", "a.dylib");
        assertThat(mac.open("14.0", X).images()).hasSize(2);
    }

    @Test
    void whatTheInterpreterHasLoadedComesLast() {
        TargetFolder mac = new TargetFolder()
                .put(
                        "/p/bin/python3",
                        TargetFolder.complete(MachO.executable(MachO.ARM64), 11).loadDylib("/p/lib/libz.dylib"))
                .put("/p/lib/libz.dylib", TargetFolder.dylib("@rpath/libz.dylib"))
                .executable("/p/bin/python3")
                .put(X, TargetFolder.bundle().loadDylib("@rpath/libz.dylib").loadDylib("@loader_path/a.dylib"))
                .put("/v/pkg/a.dylib", TargetFolder.dylib("a"));
        Load load = mac.open("14.0", X);
        assertThat(load.images())
                .extracting(image -> image.file().path())
                .containsExactly(X, "/v/pkg/a.dylib", "/p/lib/libz.dylib");
        assertThat(load.faults()).isEmpty();
    }

    @Test
    void weakNeedsMayBeAbsentOrUnusable() {
        TargetFolder mac = plain().put(
                        X, TargetFolder.bundle().loadWeakDylib("/gone/w.dylib").loadWeakDylib("@loader_path/i.dylib"))
                .put("/v/pkg/i.dylib", TargetFolder.dylib("i", MachO.X86_64));
        Load load = mac.open("14.0", X);
        assertThat(load.faults()).isEmpty();
        assertThat(found(load, "/gone/w.dylib")).isEqualTo(new Found.Dispensable());
        assertThat(found(load, "@loader_path/i.dylib")).isEqualTo(new Found.Dispensable());
    }

    @Test
    void needsOfWeakNeedsAreNeeds() {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadWeakDylib("@loader_path/w.dylib"))
                .put("/v/pkg/w.dylib", TargetFolder.dylib("w").loadDylib("/gone/d.dylib"));
        assertThat(only(mac.open("14.0", X)).chain()).containsExactly(X, "/v/pkg/w.dylib");
    }

    @ParameterizedTest
    @CsvSource({"14.3, 1, 1", "14.4, 1, 0", "14.4, 3, 1", "15.0, 1, 0", "15.0, 0, 1", "15.0, 4, 1"})
    void flagsOfTheNewFormAreSeenFromMacOs144On(String macOs, int flags, int faults) {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().dylibUse("/gone/d.dylib", flags));
        assertThat(mac.open(macOs, X).faults()).hasSize(faults);
    }

    @Test
    void lazyNeedsAreNotLookedFor() {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().lazyLoadDylib("/gone/d.dylib"));
        Load load = mac.open("14.0", X);
        assertThat(load.faults()).isEmpty();
        assertThat(found(load, "/gone/d.dylib")).isEqualTo(new Found.Dispensable());
    }

    @Test
    void reexportedAndUpwardNeedsAreRequired() {
        TargetFolder mac = plain().put(
                        X, TargetFolder.bundle().reexportDylib("/gone/r.dylib").loadUpwardDylib("/gone/u.dylib"));
        assertThat(mac.open("14.0", X).faults())
                .extracting(Fault::subject)
                .containsExactly("/gone/r.dylib", "/gone/u.dylib");
    }

    @Test
    void whatNobodyCanSeeMakesAFaultLikely() {
        TargetFolder mac = plain().hide("/opt").put(X, TargetFolder.bundle().loadDylib("/opt/homebrew/lib/d.dylib"));
        Fault fault = only(mac.open("14.0", X));
        assertThat(fault.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(fault.subject()).isEqualTo("/opt/homebrew/lib/d.dylib");
        assertThat(fault.message()).isEmpty();
        assertThat(fault.words()).isEqualTo("Library not loaded: /opt/homebrew/lib/d.dylib");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@rpath/libpython3.11.dylib", "/Library/Frameworks/Python.framework/Versions/3.9/Python"})
    void anUnknownInterpreterBringsItsLibrary(String name) {
        TargetFolder mac = new TargetFolder().put(X, TargetFolder.bundle().loadDylib(name));
        Load load = mac.open("14.0", X);
        assertThat(load.faults()).isEmpty();
        assertThat(found(load, name)).isInstanceOf(Found.Assumed.class);
    }

    @Test
    void anUnknownInterpreterMayHaveRpaths() {
        TargetFolder mac = new TargetFolder().put(X, TargetFolder.bundle().loadDylib("@rpath/d.dylib"));
        Fault fault = only(mac.open("14.0", X));
        assertThat(fault.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(fault.message()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.4 | Library not loaded: @rpath/d.dylib",
                "13.5 | Library not loaded: @rpath/d.dylib",
                "14.0 | no LC_RPATH's found",
                "26.0 | no LC_RPATH's found"
            })
    void noRpathAtAll(String macOs, String words) {
        MachO module = TargetFolder.complete(MachO.bundle(MachO.ARM64), 14);
        TargetFolder mac = plain().put(X, module.loadDylib("@rpath/d.dylib"));
        Fault fault = mac.open(macOs, X).faults().get(0);
        assertThat(fault.kind()).isEqualTo(Kind.NO_RPATH);
        assertThat(fault.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(fault.words()).isEqualTo(words);
        assertThat(fault.message().isPresent()).isEqualTo(!macOs.equals("13.5"));
        assertThat(fault.message().orElse("").endsWith("\n  Reason: no LC_RPATH's found"))
                .isEqualTo(words.startsWith("no"));
    }

    @Test
    void rpathsOfAnotherSystemAreOfNoUse() {
        TargetFolder mac =
                plain().put(X, TargetFolder.bundle().loadDylib("@rpath/d.dylib").rpath("$ORIGIN/lib"));
        Fault fault = only(mac.open("26.0", X));
        assertThat(fault.kind()).isEqualTo(Kind.NO_RPATH);
        assertThat(fault.message().orElseThrow()).contains("Reason: tried: '$ORIGIN/lib/d.dylib' (no such file)");
    }

    @Test
    void theOpenedFileIsTriedByItsRealPathToo() {
        TargetFolder mac = plain().put("/real/_x.so", TargetFolder.dylib("x", MachO.X86_64))
                .link(X, "/real/_x.so");
        Load load = mac.open("14.2", X);
        assertThat(load.images()).isEmpty();
        String why = " (mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64'))";
        assertThat(only(load).message())
                .contains("dlopen(" + X + ", 0x0002): tried: '" + X + "'" + why
                        + ", '/System/Volumes/Preboot/Cryptexes/OS" + X + "' (no such file), '" + X + "'" + why
                        + ", '/real/_x.so'" + why
                        + ", '/System/Volumes/Preboot/Cryptexes/OS/real/_x.so' (no such file),"
                        + " '/real/_x.so'" + why);
    }

    @Test
    void aFatExtensionWithAThinLibraryFailsForOneSliceOnly() {
        MachO arm = TargetFolder.bundle().loadDylib("@loader_path/d.dylib");
        MachO intel = TargetFolder.complete(MachO.bundle(MachO.X86_64), 11).loadDylib("@loader_path/d.dylib");
        TargetFolder mac = new TargetFolder()
                .put(
                        X,
                        MachInspections.of(FatMachO.fat32()
                                .slice(MachO.X86_64, intel.build())
                                .slice(MachO.ARM64, arm.build())
                                .build()
                                .bytes()))
                .put("/v/pkg/d.dylib", TargetFolder.dylib("d", MachO.X86_64));
        assertThat(mac.open("14.0", X).faults()).extracting(Fault::kind).containsExactly(Kind.UNUSABLE_LIBRARY);
        assertThat(mac.linker(Known.X86_64, true, "14.0").open(X).faults()).isEmpty();
    }

    @Test
    void slicesMayNeedDifferentThinLibraries() {
        MachO arm = TargetFolder.bundle().loadDylib("@loader_path/arm.dylib");
        MachO intel = TargetFolder.complete(MachO.bundle(MachO.X86_64), 11).loadDylib("@loader_path/intel.dylib");
        TargetFolder mac = new TargetFolder()
                .put(
                        X,
                        MachInspections.of(FatMachO.fat32()
                                .slice(MachO.X86_64, intel.build())
                                .slice(MachO.ARM64, arm.build())
                                .build()
                                .bytes()))
                .put("/v/pkg/arm.dylib", TargetFolder.dylib("a"))
                .put("/v/pkg/intel.dylib", TargetFolder.dylib("i", MachO.X86_64));
        assertThat(mac.open("14.0", X).faults()).isEmpty();
        assertThat(mac.linker(Known.X86_64, false, "14.0").open(X).faults()).isEmpty();
    }

    @Test
    void onlyDyld2ComparesCompatibilityVersions() {
        byte[] x = TargetFolder.bundle()
                .dylibCommand("need", 0xC, "/v/d.dylib", 2, MachO.version(35, 0, 0), MachO.version(35, 0, 0))
                .build()
                .bytes();
        MachO old = TargetFolder.complete(MachO.dylib(MachO.ARM64).idDylib("/v/d.dylib"), 10);
        TargetFolder mac = plain().put(X, MachInspections.of(x)).put("/v/d.dylib", old);
        assertThat(only(mac.open("11.0", X)).message())
                .contains("dlopen(" + X + ", 2): Library not loaded: /v/d.dylib\n  Referenced from: " + X + "\n"
                        + "  Reason: Incompatible library version: _x.so requires version 35.0.0 or later, but d.dylib"
                        + " provides version 1.0.0");
        assertThat(mac.open("12.0", X).faults()).isEmpty();
    }
}
