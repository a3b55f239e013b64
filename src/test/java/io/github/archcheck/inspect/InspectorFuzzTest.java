package io.github.archcheck.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.archcheck.bytes.ArraySource;
import java.nio.channels.ClosedByInterruptException;

class InspectorFuzzTest {
    private final Inspector inspector = new Inspector(Parsers.ALL);

    @FuzzTest
    void anyBytesGiveAnInspection(byte[] file) throws ClosedByInterruptException {
        assertThat(inspector.inspect(new ArraySource(file))).isNotInstanceOf(Inspection.Unreadable.class);
    }
}
