package io.github.archcheck.cli;

import io.github.archcheck.host.Host;
import io.github.archcheck.host.HostProbe;
import java.util.Optional;
import java.util.function.Supplier;

/** The machine that we run on, looked at when somebody has to know, and once. */
final class ThisMachine implements Supplier<Host> {
    private Optional<Host> known = Optional.empty();

    @Override
    public Host get() {
        if (known.isEmpty()) {
            known = Optional.of(HostProbe.probe());
        }
        return known.get();
    }
}
