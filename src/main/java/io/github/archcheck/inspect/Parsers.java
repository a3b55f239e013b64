package io.github.archcheck.inspect;

import io.github.archcheck.binary.BinaryParser;
import io.github.archcheck.binary.ar.ArParser;
import io.github.archcheck.binary.bitcode.BitcodeParser;
import io.github.archcheck.binary.elf.ElfParser;
import io.github.archcheck.binary.macho.MachOParser;
import io.github.archcheck.binary.pe.PeParser;
import io.github.archcheck.binary.wasm.WasmParser;
import io.github.archcheck.binary.xcoff.XcoffParser;
import java.util.List;

/** The formats that archcheck knows. */
public final class Parsers {
    /** In the order in which their magic is tested; the weakest magic comes last. */
    public static final List<BinaryParser> ALL = List.of(
            new MachOParser(),
            new ElfParser(),
            new ArParser(),
            new PeParser(),
            new WasmParser(),
            new BitcodeParser(),
            new XcoffParser());

    private Parsers() {}
}
