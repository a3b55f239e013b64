package io.github.archcheck.binary.wasm;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.archcheck.testkit.Hostile;

class WasmParserFuzzTest {
    private final WasmParser parser = new WasmParser();

    @FuzzTest
    void anyBytesAreParsedOrRefused(byte[] file) {
        Hostile.assertParsedOrRefused(parser, file);
    }
}
