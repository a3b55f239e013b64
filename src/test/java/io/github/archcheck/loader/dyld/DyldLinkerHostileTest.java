package io.github.archcheck.loader.dyld;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Fault;
import io.github.archcheck.testkit.MachO;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers' files may ask for. */
class DyldLinkerHostileTest {
    private static final String X = "/v/pkg/_x.so";

    private static TargetFolder plain() {
        return new TargetFolder().plainExecutable();
    }

    @Test
    void circlesEnd() {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadDylib("@loader_path/a.dylib"))
                .put("/v/pkg/a.dylib", TargetFolder.dylib("a").loadUpwardDylib("@loader_path/b.dylib"))
                .put(
                        "/v/pkg/b.dylib",
                        TargetFolder.dylib("b")
                                .reexportDylib("@loader_path/a.dylib")
                                .loadDylib("@loader_path/b.dylib"))
                .symbols(X, List.of(TargetFolder.need("_gone", 1)))
                .symbols("/v/pkg/a.dylib", List.of())
                .symbols("/v/pkg/b.dylib", List.of());
        Load load = mac.open("14.0", X);
        assertThat(load.images()).hasSize(3);
        assertThat(load.faults()).hasSize(1);
    }

    @Test
    void circlesOfReexportsEnd() {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadDylib("@loader_path/a.dylib"))
                .put("/v/pkg/a.dylib", TargetFolder.dylib("a").reexportDylib("@loader_path/b.dylib"))
                .put("/v/pkg/b.dylib", TargetFolder.dylib("b").reexportDylib("@loader_path/a.dylib"))
                .symbols(X, List.of(TargetFolder.need("_gone", 1)))
                .symbols("/v/pkg/a.dylib", List.of())
                .symbols("/v/pkg/b.dylib", List.of());
        assertThat(mac.open("14.0", X).faults()).extracting(Fault::subject).containsExactly("_gone");
    }

    @Test
    void aLongChainIsFollowedToItsEnd() {
        TargetFolder mac = plain().put(X, TargetFolder.bundle().loadDylib("@loader_path/0.dylib"));
        for (int i = 0; i < 2000; i++) {
            mac.put(
                    "/v/pkg/" + i + ".dylib",
                    TargetFolder.dylib("d" + i).loadDylib("@loader_path/" + (i + 1) + ".dylib"));
        }
        Load load = mac.open("14.0", X);
        assertThat(load.images()).hasSize(2001);
        assertThat(load.faults()).hasSize(1);
        assertThat(load.faults().get(0).chain()).hasSize(2001).startsWith(X).endsWith("/v/pkg/1999.dylib");
    }

    @Test
    void aThousandRpathsCostAThousandLooks() {
        MachO module = TargetFolder.complete(MachO.bundle(MachO.ARM64), 14).loadDylib("@rpath/d.dylib");
        for (int i = 0; i < 1000; i++) {
            module.rpath("/r" + i);
        }
        TargetFolder mac = plain().put(X, module);
        Fault fault = mac.open("14.0", X).faults().get(0);
        assertThat(fault.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(fault.message().orElseThrow()).contains("'/r999/d.dylib' (no such file)");
        assertThat(mac.countAsked()).isLessThan(1100);
    }

    @Test
    void tooManyPlacesAreGivenUp() {
        MachO module = TargetFolder.complete(MachO.bundle(MachO.ARM64), 14);
        for (int i = 0; i < 3000; i++) {
            module.rpath("@loader_path/r" + i);
            module.loadDylib("@rpath/d" + i + ".dylib");
        }
        TargetFolder mac = plain().put(X, module);
        Load load = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> mac.open("14.0", X));
        assertThat(load.faults())
                .anySatisfy(fault -> assertThat(fault.certainty()).isEqualTo(Certainty.RISK));
        assertThat(load.links()).hasSize(3001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                ".",
                "..",
                "@rpath/",
                "@rpath",
                "@loader_path",
                "@loader_path/",
                "@executable_path",
                "@",
                "@nothing/x",
                "x.dylib",
                "./x.dylib",
                "../../x.dylib",
                "/../../../etc/passwd",
                "@loader_path/../../../../../x",
                "@rpath/../../../../x",
                "@executable_path/../../../../../../x",
                "/usr/lib/../../v/pkg/gone.dylib",
                "A.framework/A",
                ".framework/",
                "/.framework/",
                "x\ny",
                "'",
                "a/"
            })
    void anyNameIsAName(String name) {
        for (String macOs : new String[] {"11.0", "12.0", "12.6", "13.0", "14.0", "15.4", "26.4"}) {
            TargetFolder mac = plain().put(
                            X,
                            TargetFolder.bundle()
                                    .loadDylib(name)
                                    .rpath("@loader_path/../../../..")
                                    .rpath("")
                                    .rpath(name));
            Load load = mac.open(macOs, X);
            assertThat(load.links()).hasSize(2);
            assertThat(load.faults().size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void rpathsAndNamesMayLeaveTheRoot() {
        TargetFolder mac = plain().put(
                        X,
                        TargetFolder.bundle()
                                .loadDylib("@rpath/../lib/d.dylib")
                                .rpath("@loader_path/../../../../../../other"))
                .folder("/other")
                .put("/lib/d.dylib", TargetFolder.dylib("d"));
        assertThat(mac.open("14.0", X).faults()).isEmpty();
    }

    @Test
    void twoLibrariesMayHaveOneInstallName() {
        TargetFolder mac = plain().put(
                        X,
                        TargetFolder.bundle()
                                .loadDylib("@loader_path/a.dylib")
                                .loadDylib("@loader_path/b.dylib")
                                .loadDylib("@rpath/same.dylib"))
                .put("/v/pkg/a.dylib", TargetFolder.dylib("@rpath/same.dylib"))
                .put("/v/pkg/b.dylib", TargetFolder.dylib("@rpath/same.dylib"));
        Load load = mac.open("14.0", X);
        assertThat(load.images()).hasSize(3);
        assertThat(load.links().get(3).found()).isEqualTo(new Load.Found.Image(1));
    }
}
