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
            new DamagedArchive(),
            new OsTooOld(),
            new GlibcTooOld(),
            new LibraryTooOld(),
            new OtherCLibrary(),
            new IsaLevel(),
            new PageSize(),
            new RelocationFormat(),
            new StaticTls(),
            new MissingLibrary(),
            new UnusableLibrary(),
            new HardWiredPrefix(),
            new BuildMachinePath(),
            new UnusableRpath(),
            new NeedsPreload(),
            new UndefinedSymbol(),
            new ChangedAfterInstallation(),
            new PromisedArchitectureMissing(),
            new FloorAboveTag(),
            new NativeCodeInPureWheel(),
            new SuffixAgainstTag(),
            new MissingRecordedFile(),
            new ShellDistribution(),
            new VendoredBinary(),
            new MissingCodeSignature(),
            new StaleCodeSignature(),
            new RefusedStructure(),
            new ExecutableStack(),
            new EncryptedCode(),
            new NoUsableWheel(),
            new BuildFromSource(),
            new NotForThisTarget(),
            new AvailabilityUnknown(),
            new UnusableContent(),
            new InterpreterNotFound(),
            new BrokenLink(),
            new Undetermined(),
            new BrokenMetadata());

    private BuiltInRules() {}
}
