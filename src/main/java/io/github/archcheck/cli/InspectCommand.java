package io.github.archcheck.cli;

import picocli.CommandLine.Command;

@Command(name = "inspect")
final class InspectCommand implements Runnable {
    InspectCommand(Session s) {}

    public void run() {}
}
