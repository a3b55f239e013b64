package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Hardware;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.loader.TargetFiles;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Signature;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file system of a Mac that a test makes up, and questions to dyld about it. */
final class TargetFolder implements TargetFiles {
    private static final int MOST_LINKS = 50;
    private static final int CODE_BYTES = 0x4000;

    private final Map<String, Inspection> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final Set<String> folders = new HashSet<>(Set.of("/"));
    private final Map<String, Symbols> symbols = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private Optional<String> executable = Optional.empty();
    private int asked;

    /** A signed arm64 library for macOS 11 that every dyld takes. */
    static MachO dylib(String installName) {
        return dylib(installName, MachO.ARM64);
    }

    static MachO dylib(String installName, MachO.Cpu cpu) {
        return complete(MachO.dylib(cpu).idDylib(installName), 11);
    }

    /** A signed arm64 bundle for macOS 11. */
    static MachO bundle() {
        return complete(MachO.bundle(MachO.ARM64), 11);
    }

    /** What every dyld wants, and a UUID of one repeated byte. */
    static MachO complete(MachO image, int macOs) {
        byte[] uuid = new byte[16];
        Arrays.fill(uuid, (byte) 0xab);
        return image.segment("__TEXT", 0, CODE_BYTES, 0, CODE_BYTES)
                .minos(macOs, 0)
                .uuid(uuid)
                .content(CODE_BYTES)
                .loadDylib("/usr/lib/libSystem.B.dylib")
                .signature(Signature.linkerSigned("x"));
    }

    TargetFolder put(String path, MachO image) {
        return put(path, MachInspections.of(image.build().bytes()));
    }

    TargetFolder put(String path, Inspection file) {
        files.put(path, file);
        return folder(path.substring(0, Math.max(path.lastIndexOf('/'), 1)));
    }

    TargetFolder folder(String path) {
        for (String at = path; folders.add(at); at = at.substring(0, Math.max(at.lastIndexOf('/'), 1))) {
            // all above it
        }
        return this;
    }

    TargetFolder link(String path, String to) {
        links.put(path, to);
        return folder(path.substring(0, Math.max(path.lastIndexOf('/'), 1)));
    }

    /** A directory about which nobody knows anything. */
    TargetFolder hide(String path) {
        hidden.add(path);
        return this;
    }

    TargetFolder executable(String path) {
        executable = Optional.of(path);
        return this;
    }

    /** A program without rpaths that brings nothing along. */
    TargetFolder plainExecutable() {
        return put("/usr/bin/python3", complete(MachO.executable(MachO.ARM64), 11))
                .executable("/usr/bin/python3");
    }

    TargetFolder symbols(String path, List<Symbols.Import> imports, String... exported) {
        Exports.Builder exports = new Exports.Builder();
        Arrays.stream(exported).forEach(exports::add);
        symbols.put(path, new Symbols(imports, exports.build()));
        return this;
    }

    static Symbols.Import need(String name, int library) {
        return new Symbols.Import(name, "", false, new Symbols.Library(library));
    }

    DyldLinker arm64(String macOs) {
        return linker(Known.ARM64, false, macOs);
    }

    DyldLinker linker(Known architecture, boolean translated, String macOs) {
        return new DyldLinker(
                architecture,
                translated,
                Version.parse(macOs).orElseThrow(),
                new Surroundings(this, executable, Hardware.UNKNOWN));
    }

    Load open(String macOs, String path) {
        return arm64(macOs).open(path);
    }

    /** How often it was asked what lies at a path. */
    int countAsked() {
        return asked;
    }

    @Override
    public Place at(String path) {
        asked++;
        String real = resolve(path);
        if (real.isEmpty()) {
            return new Place.Unknown();
        }
        Inspection file = files.get(real);
        if (file != null) {
            return new Place.File(real, file);
        }
        return folders.contains(real) ? new Place.NotAFile() : new Place.Absent();
    }

    @Override
    public Optional<String> directory(String path) {
        return Optional.of(resolve(path)).filter(folders::contains);
    }

    /** The path without links and dots; empty below a hidden directory. */
    private String resolve(String path) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(path.split("/", -1)));
        String at = "";
        int followed = 0;
        while (!rest.isEmpty()) {
            String name = rest.pop();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            at = name.equals("..") ? at.substring(0, Math.max(at.lastIndexOf('/'), 0)) : at + "/" + name;
            if (hidden.contains(at)) {
                return "";
            }
            String target = links.get(at);
            if (target != null && followed++ < MOST_LINKS) {
                at = target.startsWith("/") ? "" : at.substring(0, at.lastIndexOf('/'));
                String[] names = target.split("/", -1);
                for (int i = names.length - 1; i >= 0; i--) {
                    rest.push(names[i]);
                }
            }
        }
        return at.isEmpty() ? "/" : at;
    }

    @Override
    public Optional<byte[]> read(String path, int limitBytes) {
        return Optional.empty();
    }

    @Override
    public Optional<Symbols> symbols(Place.File file, int image) {
        return Optional.ofNullable(symbols.get(file.path()));
    }
}
