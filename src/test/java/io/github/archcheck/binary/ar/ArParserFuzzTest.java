package io.github.archcheck.binary.ar;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.archcheck.testkit.Hostile;

class ArParserFuzzTest {
    private final ArParser parser = new ArParser();

    @FuzzTest
    void anyBytesAreParsedOrRefused(byte[] file) {
        Hostile.assertParsedOrRefused(parser, file);
    }
}
