package io.github.archcheck.cli;

import io.github.archcheck.config.ConfigText;
import io.github.archcheck.config.Configuration;
import io.github.archcheck.report.ConfigListing;
import io.github.archcheck.report.json.JsonConfigWriter;
import io.github.archcheck.report.table.TableConfigWriter;
import io.github.archcheck.report.table.TableOptions;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a run would use. */
@Command(
        name = "config",
        description =
                "Print the settings in force, and where each comes from. Takes the options of scan and preinstall.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ConfigCommand implements Callable<Integer> {
    private static final String SCAN = "scan";
    private static final String PREINSTALL = "preinstall";

    private final Session session;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Changes nothing; taken so that 'config' can stand in the place of 'scan' in any command.")
    List<String> paths = new ArrayList<>();

    @Mixin
    ScanOptions options = new ScanOptions();

    @Mixin
    PreinstallOptions install = new PreinstallOptions();

    @Mixin
    SuppressionOptions known = new SuppressionOptions();

    @Mixin
    ConfigOptions config = new ConfigOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    ConfigCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        CommandSpec command = Objects.requireNonNull(spec);
        options.check(session);
        OutputFormat format = OutputFormat.parse(options.format);
        if (format != OutputFormat.TABLE && format != OutputFormat.JSON) {
            throw UsageException.aboutOptions("config prints table or json, not " + options.format);
        }
        Optional<ConfigText> source = Configured.source(session, config);
        Optional<Configuration> file =
                source.isEmpty() ? Optional.empty() : Optional.of(Configured.read(session, source.get()));
        boolean color = options.color().resolve(session.environment(), session.outIsTerminal());
        ConfigListing listing = listing(command, file);
        Writer out = format == OutputFormat.JSON ? session.utf8Out() : session.textOut();
        if (format == OutputFormat.JSON) {
            new JsonConfigWriter(ToolVersion.text()).write(listing, out);
        } else {
            new TableConfigWriter(new TableOptions(session.columns(), color, session.unicode(), false))
                    .write(listing, out);
        }
        out.flush();
        return ExitStatus.CLEAN.code();
    }

    private ConfigListing listing(CommandSpec command, Optional<Configuration> file) throws UsageException {
        SettingRows rows = new SettingRows(session, command);
        Map<String, Configured> configured = new LinkedHashMap<>();
        List<List<ConfigListing.Row>> each = new ArrayList<>();
        for (String as : List.of(SCAN, PREINSTALL)) {
            Configured here =
                    file.isEmpty() ? Configured.NOTHING : Settings.apply(session, command, as, file.get(), options);
            configured.put(as, here);
            each.add(rows.of(as, here));
            rows.restore();
        }
        Configured scan = Objects.requireNonNull(configured.get(SCAN));
        return new ConfigListing(
                file.map(f -> f.source().name()),
                file.map(f -> f.source().found()).orElse(false),
                file.map(Configuration::source).flatMap(ConfigText::passedOver),
                scan.target(),
                scan.sections(),
                SettingRows.joined(each),
                SettingRows.ignores(session, scan.ignores()));
    }
}
