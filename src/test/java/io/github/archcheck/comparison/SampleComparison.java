package io.github.archcheck.comparison;

import static io.github.archcheck.comparison.Sketch.SITE;

import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** A comparison with something of everything. */
final class SampleComparison {
    private static final String LATER = "lib/python3.12/site-packages/";
    private static final String FRAMEWORK = LATER + "tensorflow/libtensorflow_framework.2.dylib";
    private static final String INTERNAL = LATER + "tensorflow/python/_pywrap_tensorflow_internal.so";

    private SampleComparison() {}

    static Comparison sample() {
        return Comparison.of(
                new Comparison.Side("before.json", Sketch.snapshot(before())),
                new Comparison.Side(
                        "./venv",
                        Sketch.snapshot(after(), new Sketch().at("tools").has("ruff", "0.9.1"))));
    }

    private static Sketch before() {
        return new Sketch()
                .at("/home/me/venv")
                .has("tensorflow", "2.12.0")
                .file("tensorflow", SITE + "tensorflow/libtensorflow_framework.2.dylib", "arm64")
                .file("tensorflow", SITE + "tensorflow/python/_pywrap_tensorflow_internal.so", "arm64")
                .has("scipy", "1.10.0", Verdict.CANNOT_RUN)
                .file("scipy", SITE + "scipy/linalg/_fblas.cpython-311-darwin.so", "arm64")
                .error("AC202", "scipy", SITE + "scipy/linalg/_fblas.cpython-311-darwin.so")
                .loses("scipy.linalg", true, SITE + "scipy/linalg/_fblas.cpython-311-darwin.so")
                .has("lxml", "4.9.3")
                .file("lxml", SITE + "lxml/etree.cpython-311-darwin.so", Verdict.RUNS, "11.0", "x86_64", "arm64")
                .has("kaleido", "0.2.1", Verdict.CANNOT_RUN)
                .error("AC001", "kaleido", SITE + "kaleido/executable/kaleido")
                .has("numpy", "1.26.4")
                .file("numpy", SITE + "numpy/core/_m.cpython-311-darwin.so", "arm64")
                .has("six", "1.16.0")
                .has("old-thing", "0.1", Verdict.CANNOT_RUN)
                .error("AC001", "old-thing", SITE + "old_thing.so");
    }

    private static Sketch after() {
        return new Sketch()
                .at("./venv")
                .python("3.12.1", "arm64")
                .has("tensorflow", "2.13.0", Verdict.CANNOT_RUN)
                .file("tensorflow", FRAMEWORK, Verdict.CANNOT_RUN, "", "x86_64")
                .file("tensorflow", INTERNAL, Verdict.CANNOT_RUN, "", "x86_64")
                .finding(architecture(FRAMEWORK))
                .finding(architecture(INTERNAL))
                .loses("tensorflow", true, INTERNAL)
                .has("scipy", "1.11.0")
                .file("scipy", LATER + "scipy/linalg/_fblas.cpython-312-darwin.so", "arm64")
                .has("lxml", "5.0.0")
                .file("lxml", LATER + "lxml/etree.cpython-312-darwin.so", Verdict.RUNS, "13.0", "arm64")
                .has("kaleido", "0.2.1", Verdict.CANNOT_RUN)
                .error("AC001", "kaleido", LATER + "kaleido/executable/kaleido")
                .has("numpy", "1.26.4")
                .file("numpy", LATER + "numpy/core/_m.cpython-312-darwin.so", "arm64")
                .warning("AC006", "numpy", LATER + "numpy/core/_m.cpython-312-darwin.so")
                .has("six", "1.16.0")
                .has("new-thing", "1.0")
                .unreadable("lib/secret");
    }

    private static Finding architecture(String path) {
        return new Finding(
                "AC001",
                "missing-architecture",
                Severity.ERROR,
                Optional.of(path),
                Optional.empty(),
                Optional.of("tensorflow"),
                "contains x86_64, not arm64",
                List.of(),
                Optional.of("dlopen(/home/me/venv/" + path + ", 0x0002): tried: '/home/me/venv/" + path
                        + "' (mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64'))"),
                Optional.of("arch -arm64 venv/bin/python -m pip install --force-reinstall --no-cache-dir"
                        + " 'tensorflow>=2.13'"),
                "f" + path);
    }

    /** Whose every text is this one. */
    static Comparison named(String name) {
        Sketch before = new Sketch().at(name).kind(name).has(name, name).file(name, name, "arm64");
        Sketch after = new Sketch()
                .at(name)
                .kind(name + "2")
                .has(name, name + "2", Verdict.CANNOT_RUN)
                .file(name, name, Verdict.CANNOT_RUN, "", name)
                .finding(new Finding(
                        name,
                        name,
                        Severity.ERROR,
                        Optional.of(name),
                        Optional.of(name),
                        Optional.of(name),
                        name,
                        List.of(name, name, name),
                        Optional.of(name),
                        Optional.of(name),
                        name))
                .warning(name, name, name)
                .loses(name, true, name)
                .unreadable(name);
        Snapshot old = new Snapshot(name, new Snapshot.Machine(name, name, name), List.of(before.root()), 1);
        return Comparison.of(new Comparison.Side(name, old), new Comparison.Side(name, Sketch.snapshot(after)));
    }
}
