package io.github.archcheck.binary.elf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** Any bytes at all: a defect or a refusal, never anything else. */
class ElfFuzzTest {
    @FuzzTest
    void anyBytesAreSurvived(byte[] file) throws IOException {
        Touch.everything(file);
    }
}
