package io.github.archcheck.binary.bitcode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.archcheck.testkit.Hostile;

class BitcodeParserFuzzTest {
    private final BitcodeParser parser = new BitcodeParser();

    @FuzzTest
    void anyBytesAreParsedOrRefused(byte[] file) {
        Hostile.assertParsedOrRefused(parser, file);
    }
}
