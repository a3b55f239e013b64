package io.github.archcheck.binary;

/** The formats that archcheck recognises by their first bytes. */
public enum BinaryFormat {
    MACH_O("mach-o", "Mach-O"),
    ELF("elf", "ELF"),
    PE("pe", "PE"),
    AR("ar", "static archive"),
    WASM("wasm", "WebAssembly"),
    BITCODE("bitcode", "LLVM bitcode"),
    XCOFF("xcoff", "AIX XCOFF");

    private final String label;
    private final String title;

    BinaryFormat(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** As in JSON. */
    public String label() {
        return label;
    }

    /** As written for people. */
    public String title() {
        return title;
    }
}
