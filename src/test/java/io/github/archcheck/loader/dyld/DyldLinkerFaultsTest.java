package io.github.archcheck.loader.dyld;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Symbols;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Fault;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What dyld and the kernel hold against images that were found: signatures, versions, symbols. */
class DyldLinkerFaultsTest {
    private static final String X = "/v/pkg/_x.so";
    private static final String A = "/v/pkg/a.dylib";
    private static final String UUID = "<ABABABAB-ABAB-ABAB-ABAB-ABABABABABAB>";

    private static TargetFolder plain() {
        return new TargetFolder().plainExecutable();
    }

    private static Fault only(Load load) {
        assertThat(load.faults()).hasSize(1);
        return load.faults().get(0);
    }

    private static MachO unsigned(MachO.Cpu cpu) {
        return MachO.dylib(cpu)
                .idDylib("u")
                .segment("__TEXT", 0, 0x4000, 0, 0x4000)
                .minos(11, 0)
                .uuid(new byte[16])
                .content(0x4000)
                .loadDylib("/usr/lib/libSystem.B.dylib");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14.0 | code signature in <00000000-0000-0000-0000-000000000000> '/v/pkg/a.dylib' not valid for use in process",
                "12.0 | code signature in <00000000-0000-0000-0000-000000000000> '/v/pkg/a.dylib' not valid for use in process",
                "11.0 | code signature in (/v/pkg/a.dylib) not valid for use in process using Library Validation"
            })
    void arm64CodeMustBeSigned(String macOs, String words) {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadDylib("@loader_path/a.dylib"))
                .put(A, unsigned(MachO.ARM64));
        Load load = mac.open(macOs, X);
        Fault fault = only(load);
        assertThat(fault.kind()).isEqualTo(Kind.CODE_SIGNATURE_MISSING);
        assertThat(fault.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(fault.chain()).containsExactly(X, A);
        assertThat(fault.words()).isEqualTo(words);
        assertThat(fault.message()).isEmpty();
        assertThat(load.images()).hasSize(2);
    }

    @Test
    void intelCodeNeedNotBeSigned() {
        TargetFolder mac = new TargetFolder().put(A, unsigned(MachO.X86_64));
        assertThat(mac.linker(Known.X86_64, true, "14.0").open(A).faults()).isEmpty();
        assertThat(mac.linker(Known.X86_64, false, "14.0").open(A).faults()).isEmpty();
    }

    @Test
    void aSignedCandidateFurtherOnIsTaken() {
        TargetFolder mac = plain().put(
                        X,
                        TargetFolder.bundle()
                                .loadDylib("@rpath/a.dylib")
                                .rpath("/one")
                                .rpath("/two"))
                .put("/one/a.dylib", unsigned(MachO.ARM64))
                .put("/two/a.dylib", TargetFolder.dylib("a"));
        Load load = mac.open("14.0", X);
        assertThat(load.faults()).isEmpty();
        assertThat(load.images().get(1).file().path()).isEqualTo("/two/a.dylib");
    }

    @Test
    void anUnsignedWeakNeedDoesNotMatter() {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadWeakDylib("@loader_path/a.dylib"))
                .put(A, unsigned(MachO.ARM64));
        assertThat(mac.open("14.0", X).faults()).isEmpty();
    }

    @Test
    void encryptedCodeIsOfNoUse() {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().encryption(1));
        Fault fault = only(mac.open("14.0", X));
        assertThat(fault.kind()).isEqualTo(Kind.ENCRYPTED);
        assertThat(fault.words()).isEqualTo("could not register fairplay decryption");
        assertThat(plain().put(X, TargetFolder.bundle().encryption(0))
                        .open("14.0", X)
                        .faults())
                .isEmpty();
    }

    @Test
    void imagesForANewerSystemAreARisk() {
        TargetFolder mac = plain().put(
                        X,
                        TargetFolder.complete(MachO.bundle(MachO.ARM64), 15)
                                .loadDylib("@loader_path/a.dylib")
                                .loadDylib("/gone/b.dylib"))
                .put(A, TargetFolder.complete(MachO.dylib(MachO.ARM64).idDylib("a"), 14));
        List<Fault> faults = mac.open("13.0", X).faults();
        assertThat(faults)
                .extracting(Fault::kind)
                .containsExactly(Kind.MISSING_LIBRARY, Kind.OS_TOO_OLD, Kind.OS_TOO_OLD);
        assertThat(faults.get(0).message().orElseThrow())
                .contains("Referenced from: " + UUID + " " + X
                        + " (built for macOS 15.0 which is newer than running OS)");
        assertThat(faults.get(1).certainty()).isEqualTo(Certainty.RISK);
        assertThat(faults.get(1).words()).isEmpty();
        assertThat(faults.get(1).explanation()).isEqualTo("was built for macOS 15.0 or later");
        assertThat(faults.get(2).chain()).containsExactly(X, A);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14.0 | ''",
                "12.6 | dlopen(X, 0x0002): Symbol not found: (_os_sync_wait_on_address)\\n  Referenced from: 'X'\\n  Expected in: '/usr/lib/libSystem.B.dylib'",
                "12.4 | dlopen(X, 0x0002): Symbol not found: _os_sync_wait_on_address\\n  Referenced from: X\\n  Expected in: /usr/lib/libSystem.B.dylib",
                "11.0 | dlopen(X, 2): Symbol not found: _os_sync_wait_on_address\\n  Referenced from: X (which was built for Mac OS X 15.0)\\n  Expected in: /usr/lib/libSystem.B.dylib\\n in X"
            })
    void aSymbolOfANewerSystemProvesIt(String macOs, String message) {
        TargetFolder mac = plain().put(X, TargetFolder.complete(MachO.bundle(MachO.ARM64), 15))
                .symbols(X, List.of(TargetFolder.need("_puts", 0), TargetFolder.need("_os_sync_wait_on_address", 0)));
        Fault fault = mac.open(macOs, X).faults().get(0);
        assertThat(fault.kind()).isEqualTo(Kind.OS_TOO_OLD);
        assertThat(fault.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(fault.subject()).isEqualTo("_os_sync_wait_on_address");
        assertThat(fault.message().orElse(""))
                .isEqualTo(message.replace("\\n", "\n").replaceAll("\\bX\\b", X).replace("Mac OS " + X, "Mac OS X"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "26.0 | dlopen(X, 0x0002): Symbol not found: _gone\\n  Referenced from: U X\\n  Expected in:     U A",
                "13.0 | dlopen(X, 0x0002): Symbol not found: _gone\\n  Referenced from: U X\\n  Expected in:     U A",
                "12.6 | dlopen(X, 0x0002): Symbol not found: (_gone)\\n  Referenced from: 'X'\\n  Expected in: 'A'",
                "12.1 | dlopen(X, 0x0002): Symbol not found: _gone\\n  Referenced from: X\\n  Expected in: A",
                "11.0 | dlopen(X, 2): Symbol not found: _gone\\n  Referenced from: X\\n  Expected in: A\\n in X"
            })
    void aSymbolThatItsLibraryLacks(String macOs, String message) {
        TargetFolder mac = twoLevel()
                .symbols(
                        X,
                        List.of(
                                TargetFolder.need("_there", 1),
                                TargetFolder.need("_gone", 1),
                                TargetFolder.need("_too", 1)));
        Fault fault = only(mac.open(macOs, X));
        assertThat(fault.kind()).isEqualTo(Kind.UNDEFINED_SYMBOL);
        assertThat(fault.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(fault.culprit()).contains(A);
        assertThat(fault.words()).isEqualTo("Symbol not found: _gone");
        assertThat(fault.message())
                .contains(message.replace("\\n", "\n")
                        .replace("U ", UUID + " ")
                        .replaceAll("\\bX\\b", X)
                        .replaceAll("\\bA\\b", A));
    }

    private static TargetFolder twoLevel() {
        return plain().put(X, TargetFolder.bundle().loadDylib("@loader_path/a.dylib"))
                .put(A, TargetFolder.dylib("a").reexportDylib("@loader_path/b.dylib"))
                .put("/v/pkg/b.dylib", TargetFolder.dylib("b"))
                .symbols(A, List.of(), "_there")
                .symbols("/v/pkg/b.dylib", List.of(), "_reexported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_there", "_reexported"})
    void reexportedLibrariesCount(String symbol) {
        TargetFolder mac = twoLevel().symbols(X, List.of(TargetFolder.need(symbol, 1)));
        assertThat(mac.open("14.0", X).faults()).isEmpty();
    }

    @Test
    void aReexportedSystemLibraryMayHaveAnything() {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadDylib("@loader_path/a.dylib"))
                .put(A, TargetFolder.dylib("a").reexportDylib("/usr/lib/libz.1.dylib"))
                .symbols(A, List.of())
                .symbols(X, List.of(TargetFolder.need("_deflate", 1)));
        assertThat(mac.open("14.0", X).faults()).isEmpty();
    }

    @Test
    void weakImportsAndUnreadTablesAreNotMissed() {
        TargetFolder mac =
                twoLevel().symbols(X, List.of(new Symbols.Import("_gone", "", true, new Symbols.Library(1))));
        assertThat(mac.open("14.0", X).faults()).isEmpty();
        TargetFolder unread = plain().put(X, TargetFolder.bundle().loadDylib("@loader_path/a.dylib"))
                .put(A, TargetFolder.dylib("a"))
                .symbols(X, List.of(TargetFolder.need("_gone", 1)));
        assertThat(unread.open("14.0", X).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "__ZN5torch8autograd4NodeE, 1",
        "__ZTIN3c1010TensorImplE, 1",
        "__ZNK2at6Tensor4sizeEv, 1",
        "__ZNSt3__112basic_stringE, 0",
        "__ZTINSt3__18ios_baseE, 0",
        "__ZSt9terminatev, 0",
        "__ZTIi, 0",
        "__Znwm, 0",
        "__ZdlPv, 0",
        "__ZN10__cxxabiv117__class_type_infoE, 0",
        "_PyObject_Call, 0",
        "__Py_NoneStruct, 0",
        "_some_c_function, 0"
    })
    void onlyForeignCppIsMissedInTheFlatNamespace(String symbol, int faults) {
        TargetFolder mac = plain().put(X, TargetFolder.bundle())
                .symbols(X, List.of(TargetFolder.need(symbol, -1)))
                .symbols("/usr/bin/python3", List.of());
        Load load = mac.open("14.0", X);
        assertThat(load.faults()).hasSize(faults);
        if (faults == 1) {
            Fault fault = only(load);
            assertThat(fault.certainty()).isEqualTo(Certainty.LIKELY);
            assertThat(fault.message())
                    .contains("dlopen(" + X + ", 0x0002): symbol not found in flat namespace '" + symbol + "'");
        }
    }

    @Test
    void theFlatNamespaceHasAllImages() {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadDylib("@loader_path/a.dylib"))
                .put(A, TargetFolder.dylib("a"))
                .symbols(X, List.of(TargetFolder.need("__ZN5torch3fooE", -1)))
                .symbols(A, List.of(), "__ZN5torch3fooE")
                .symbols("/usr/bin/python3", List.of());
        assertThat(mac.open("14.0", X).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.14, CERTAIN, unknown required load command 0x80000034", "10.15, LIKELY, ''"})
    void chainedFixupsAreTooNewForOldLoaders(String macOs, Certainty certainty, String words) {
        MachO chained = MachO.dylib(MachO.X86_64)
                .idDylib("c")
                .segment("__TEXT", 0, 0x4000, 0, 0x4000)
                .minos(10, 9)
                .content(0x4000)
                .linkeditData("LC_DYLD_CHAINED_FIXUPS", 0x80000034L, 0, 0);
        Load load = new TargetFolder()
                .put(A, chained)
                .linker(Known.X86_64, false, macOs)
                .open(A);
        assertThat(only(load).kind()).isEqualTo(Kind.RELOCATION_FORMAT);
        assertThat(only(load).certainty()).isEqualTo(certainty);
        assertThat(only(load).words()).isEqualTo(words);
    }

    @Test
    void chainedFixupsAreFineSinceMacOs11() {
        MachO chained = TargetFolder.dylib("c").linkeditData("LC_DYLD_CHAINED_FIXUPS", 0x80000034L, 0, 0);
        assertThat(plain().put(A, chained).open("11.0", A).faults()).isEmpty();
    }

    @Test
    void programsAreProcessesOfTheirOwn() {
        MachO program = TargetFolder.complete(MachO.executable(MachO.X86_64), 11)
                .loadDylib("@rpath/d.dylib")
                .rpath("@executable_path/../lib");
        TargetFolder mac = new TargetFolder()
                .put("/v/bin/tool", program)
                .put("/v/lib/d.dylib", TargetFolder.dylib("d", MachO.X86_64).loadDylib("/gone/e.dylib"));
        Load load = mac.arm64("14.0").start("/v/bin/tool");
        assertThat(load.images())
                .extracting(image -> image.file().path())
                .containsExactly("/v/bin/tool", "/v/lib/d.dylib");
        assertThat(only(load).chain()).containsExactly("/v/bin/tool", "/v/lib/d.dylib");
        assertThat(only(load).message()).isEmpty();
        assertThat(mac.linker(Known.X86_64, false, "11.0")
                        .start("/v/bin/tool")
                        .faults()
                        .get(0)
                        .message())
                .contains("dyld: Library not loaded: /gone/e.dylib\n  Referenced from: /v/lib/d.dylib\n  Reason: image"
                        + " not found");
    }

    @Test
    void whatIsNoProgramIsNotStarted() {
        TargetFolder mac = plain().put(A, TargetFolder.dylib("a"));
        assertThat(mac.arm64("14.0").start(A).images()).isEmpty();
        assertThat(mac.arm64("14.0").start("/gone").images()).isEmpty();
    }

    @Test
    void aFrameworksProgramIsTheOneInItsApplication() {
        String base = "/Library/Frameworks/Python.framework/Versions/3.12";
        MachO stub = MachO.executable(MachO.ARM64).minos(11, 0).signature(Signature.adHoc("p"));
        TargetFolder mac = new TargetFolder()
                .put(base + "/bin/python3.12", stub)
                .put(
                        base + "/Resources/Python.app/Contents/MacOS/Python",
                        TargetFolder.complete(MachO.executable(MachO.ARM64), 11).loadDylib(base + "/Python"))
                .put(base + "/Python", TargetFolder.dylib(base + "/Python"))
                .executable(base + "/bin/python3.12")
                .put(X, TargetFolder.complete(MachO.bundle(MachO.ARM64), 14).loadDylib("@executable_path/d.dylib"));
        assertThat(only(mac.open("14.0", X)).message().orElseThrow())
                .endsWith("tried: '" + base + "/Resources/Python.app/Contents/MacOS/d.dylib' (no such file)");
    }

    @Test
    void aFileThatTheInterpreterHasLoadedIsFollowedAllTheSame() {
        TargetFolder mac = new TargetFolder()
                .put(
                        "/p/bin/python3",
                        TargetFolder.complete(MachO.executable(MachO.ARM64), 11)
                                .loadDylib("/p/lib/libpython3.12.dylib"))
                .put("/p/lib/libpython3.12.dylib", TargetFolder.dylib("l").loadDylib("/gone/i.dylib"))
                .executable("/p/bin/python3");
        assertThat(only(mac.open("14.0", "/p/lib/libpython3.12.dylib")).subject())
                .isEqualTo("/gone/i.dylib");
    }
}
