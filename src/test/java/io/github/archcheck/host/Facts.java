package io.github.archcheck.host;

/** The facts of a host as lines, for assertions. */
final class Facts {
    private Facts() {}

    static String of(Host host) {
        StringBuilder lines = new StringBuilder();
        for (HostFact fact : host.facts()) {
            lines.append(fact.name())
                    .append(": ")
                    .append(fact.value().orElse("unknown"))
                    .append(" (")
                    .append(fact.source())
                    .append(")\n");
        }
        return lines.toString();
    }
}
