package io.github.archcheck.binary.xcoff;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.archcheck.testkit.Hostile;

class XcoffParserFuzzTest {
    private final XcoffParser parser = new XcoffParser();

    @FuzzTest
    void anyBytesAreParsedOrRefused(byte[] file) {
        Hostile.assertParsedOrRefused(parser, file);
    }
}
