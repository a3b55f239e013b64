package io.github.archcheck.inventory.take;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.inventory.walk.NativeNames;
import io.github.archcheck.inventory.walk.PathText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what a native file is for, from its names, its place and its type. */
final class Roles {
    private static final Set<ImageType> STARTED = Set.of(ImageType.EXECUTABLE, ImageType.PIE);
    private static final Set<ImageType> LINKED =
            Set.of(ImageType.OBJECT, ImageType.RELOCATABLE, ImageType.ARCHIVE, ImageType.DYLIB_STUB);
    private static final Set<ImageType> DEBUG = Set.of(ImageType.DSYM, ImageType.DEBUG);

    private static final Pattern LAUNCHER = Pattern.compile(
            "(?:.*/)?(?:bin|Scripts)/(?:python|pypy|graalpy)w?[0-9.]*[td]*(?:-bin)?(?:\\.exe)?", Pattern.DOTALL);
    private static final Pattern IN_BIN =
            Pattern.compile("(?:.*/)?(?:s?bin|[^/]+\\.data/scripts)/[^/]+", Pattern.DOTALL);
    private static final Pattern RUNTIME = Pattern.compile(
            "(?:.*/)?(?:lib(?:python|pypy)[0-9].*\\.(?:so|dylib)(?:\\.[0-9.]+)?|(?:lib)?(?:python|pypy)[0-9].*\\.dll"
                    + "|Python[T0-9]*\\.framework/Versions/[^/]+/Python[T0-9]*"
                    + "|Resources/Python\\.app/Contents/MacOS/Python)",
            Pattern.DOTALL);

    private final Set<String> interpreter = new HashSet<>();

    Roles(Environment environment) {
        environment.interpreter().ifPresent(python -> {
            interpreter.add(PathText.of(python.file()));
            python.realFile().ifPresent(file -> interpreter.add(PathText.of(file)));
        });
    }

    /**
     * @param extension what the name says that the file is imported by
     * @param isImportable whether it lies below a directory that modules are imported from
     */
    Role of(Candidate candidate, Optional<ExtensionName> extension, boolean isImportable) {
        List<ImageType> types = types(candidate.inspection());
        boolean isNamedModule = isImportable
                && extension.flatMap(ExtensionName::interpreter).isPresent()
                && !candidate.found().path().contains(".dSYM/");
        if (isDebugInformation(candidate, types) && !isNamedModule) {
            return Role.DEBUG_INFO;
        }
        if (isInterpreter(candidate, isImportable)) {
            return Role.INTERPRETER;
        }
        boolean promisesNative = candidate.names().stream().anyMatch(name -> NativeNames.contains(lastName(name)));
        if (isLinkInput(candidate.inspection(), types) && !promisesNative) {
            return Role.LINK_INPUT;
        }
        if (extension.isPresent() && isExtension(candidate, extension.get(), isImportable)) {
            return Role.EXTENSION;
        }
        if (isLinkerScript(candidate.inspection())) {
            return Role.LINK_INPUT;
        }
        return isStarted(candidate, types) && !promisesNative ? Role.PROGRAM : Role.LIBRARY;
    }

    /**
     * A tag of an interpreter proves what the file is for. A bare {@code .so} is taken for an extension when it can be
     * imported and is not called {@code lib…}, as libraries are; only its symbols would prove it.
     */
    private static boolean isExtension(Candidate candidate, ExtensionName extension, boolean isImportable) {
        if (candidate.names().stream().allMatch(Roles::isGrafted)) {
            return false;
        }
        if (extension.interpreter().isPresent()) {
            return true;
        }
        return isImportable && !extension.stem().startsWith("lib");
    }

    /** Where auditwheel, delocate and delvewheel put the libraries that they copy into a wheel. */
    private static boolean isGrafted(String name) {
        return name.contains(".libs/") || name.contains("/.dylibs/");
    }

    private static boolean isDebugInformation(Candidate candidate, List<ImageType> types) {
        return (!types.isEmpty() && DEBUG.containsAll(types))
                || candidate.names().stream().anyMatch(name -> name.contains(".dSYM/") || name.endsWith(".debug"));
    }

    private boolean isInterpreter(Candidate candidate, boolean isImportable) {
        for (String name : candidate.names()) {
            if (interpreter.contains(name)) {
                return true;
            }
            if (!isImportable
                    && (LAUNCHER.matcher(name).matches()
                            || RUNTIME.matcher(name).matches())) {
                return true;
            }
        }
        return false;
    }

    /** Old linkers made programs that only their place tells from libraries. */
    private static boolean isStarted(Candidate candidate, List<ImageType> types) {
        return STARTED.containsAll(types)
                || (types.equals(List.of(ImageType.SHARED_OBJECT))
                        && candidate.names().stream()
                                .anyMatch(name -> IN_BIN.matcher(name).matches()));
    }

    private static boolean isLinkInput(Inspection inspection, List<ImageType> types) {
        if (inspection instanceof Inspection.Damaged damaged) {
            return damaged.format() == BinaryFormat.AR || damaged.format() == BinaryFormat.BITCODE;
        }
        if (inspection instanceof Inspection.Parsed parsed
                && (parsed.binary().format() == BinaryFormat.AR
                        || parsed.binary().format() == BinaryFormat.BITCODE)) {
            return true;
        }
        return !types.isEmpty() && LINKED.containsAll(types);
    }

    private static boolean isLinkerScript(Inspection inspection) {
        return inspection instanceof Inspection.NotBinary other && other.content() == Content.LINKER_SCRIPT;
    }

    private static List<ImageType> types(Inspection inspection) {
        return inspection instanceof Inspection.Parsed parsed
                ? parsed.binary().images().stream()
                        .map(image -> image.type())
                        .distinct()
                        .toList()
                : List.of();
    }

    private static String lastName(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
