package io.github.archcheck.cli;

import picocli.CommandLine.Command;

@Command(name = "inspect")
final class InspectCommand implements Runnable {
    InspectCommand(Session session) {}

    @Override
    public void run() {}
}
