package io.github.archcheck.binary.pe;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.archcheck.testkit.Hostile;

class PeParserFuzzTest {
    private final PeParser parser = new PeParser();

    @FuzzTest
    void anyBytesAreParsedOrRefused(byte[] file) {
        Hostile.assertParsedOrRefused(parser, file);
    }
}
