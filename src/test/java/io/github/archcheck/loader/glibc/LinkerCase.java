package io.github.archcheck.loader.glibc;

import io.github.archcheck.testkit.Elf;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One case of {@code testdata/loader/linker/cases.txt}.
 *
 * @param lines one per file
 * @param opened which of them is opened
 * @param said by the real loader, with {@code <DIR>} for the directory; {@code OK} when it loads
 */
record LinkerCase(String name, List<String> lines, String opened, String said) {
    private static final Path DIRECTORY = Path.of("testdata/loader/linker");
    private static final int AARCH64 = 183;
    private static final int I386 = 3;
    private static final long DF_1_NOOPEN = 0x40;
    private static final long DF_1_PIE = 0x800_0000;

    static List<LinkerCase> all() throws IOException {
        Map<String, String> said = new LinkedHashMap<>();
        for (String line : Files.readAllLines(DIRECTORY.resolve("glibc-2.36.tsv"))) {
            String[] fields = line.split("\t", 2);
            said.put(fields[0], fields[1]);
        }
        List<LinkerCase> cases = new ArrayList<>();
        String name = "";
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(DIRECTORY.resolve("cases.txt"))) {
            if (line.startsWith("= ")) {
                name = line.substring(2);
                lines = new ArrayList<>();
            } else if (line.startsWith("open ")) {
                cases.add(new LinkerCase(name, lines, line.substring(5), said.getOrDefault(name, "never asked")));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return cases;
    }

    /** Makes the files, and tells the files their symbols, which the bytes do not hold. */
    void make(Path directory, FakeSymbols symbols) throws IOException {
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            Path path = directory.resolve(words[1]);
            Files.createDirectories(path.getParent());
            Map<String, String> fields = new TreeMap<>();
            for (int i = 2; i < words.length && words[0].equals("lib"); i++) {
                String[] field = words[i].split("=", 2);
                fields.put(field[0], field[1]);
            }
            switch (words[0]) {
                case "lib" -> library(path, fields, symbols);
                case "text" -> Files.writeString(path, "words ".repeat(20), StandardCharsets.US_ASCII);
                case "empty" -> Files.createFile(path);
                case "dir" -> Files.createDirectory(path);
                case "link" -> Files.createSymbolicLink(path, Path.of(words[2]));
                case "foreign" -> write(path, elf(true, AARCH64).soname("x"));
                case "narrow" -> write(path, elf(false, I386).soname("x"));
                case "program" -> write(path, Elf.x86().dtFlags1(DF_1_PIE).needed());
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    private static Elf elf(boolean wide, int machine) {
        return Elf.of(wide, ByteOrder.LITTLE_ENDIAN, machine);
    }

    private static void library(Path path, Map<String, String> fields, FakeSymbols symbols) throws IOException {
        Elf elf = Elf.x86().stack(6).tag("DT_DEBUG", 21, 0);
        list(fields, "needed").forEach(elf::needed);
        if (fields.containsKey("soname")) {
            elf.soname(fields.get("soname"));
        }
        if (fields.containsKey("rpath")) {
            elf.rpath(fields.get("rpath"));
        }
        if (fields.containsKey("runpath")) {
            elf.runpath(fields.get("runpath"));
        }
        if (fields.getOrDefault("flag", "").equals("nodlopen")) {
            elf.dtFlags1(DF_1_NOOPEN);
        }
        Map<String, TreeSet<String>> needs = new LinkedHashMap<>();
        for (String symbol : list(fields, "imports")) {
            if (symbol.contains(":")) {
                String version = symbol.substring(symbol.indexOf('@') + 1, symbol.indexOf(':'));
                needs.computeIfAbsent(symbol.substring(symbol.indexOf(':') + 1), file -> new TreeSet<>())
                        .add(version);
            }
        }
        needs.forEach((file, versions) -> elf.versionNeed(file, versions.toArray(String[]::new)));
        if (fields.containsKey("defines")) {
            elf.versionDefinition(fields.getOrDefault("soname", "base"), 1);
            list(fields, "defines").forEach(version -> elf.versionDefinition(version, 0));
        }
        write(path, elf);
        symbols.put(
                path,
                list(fields, "exports"),
                list(fields, "imports"),
                fields.getOrDefault("flag", "").equals("weak"));
    }

    private static List<String> list(Map<String, String> fields, String name) {
        return fields.containsKey(name) ? List.of(fields.get(name).split(",", -1)) : List.of();
    }

    private static void write(Path path, Elf elf) throws IOException {
        Files.write(path, elf.build().bytes());
    }

    @Override
    public String toString() {
        return name;
    }
}
