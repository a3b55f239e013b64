package io.github.archcheck.verdict.rules;

import io.github.archcheck.verdict.Rule;
import java.util.List;

/** Every rule, by id. */
public final class BuiltInRules {
    public static final List<Rule> ALL = List.of(
            new MissingArchitecture(),
            new InterpreterCannotRun(),
            new EnvironmentForAnotherMachine(),
            new TranslatedInterpreter(),
            new NeedsRosetta(),
            new ForeignFormat(),
            new DeadArchitecture(),
            new WrongPlatform(),
            new Arm64eOnly(),
            new NoUsableVariant(),
            new NotNativeCode(),
            new DamagedBinary(),
            new UnloadableFileType(),
            new MixedPrefix(),
            new UniversalInterpreter(),
            new ChangedAfterInstallation(),
            new StaleCodeSignature(),
            new RefusedStructure(),
            new InterpreterNotFound(),
            new BrokenLink(),
            new Undetermined(),
            new BrokenMetadata());

    private BuiltInRules() {}
}
