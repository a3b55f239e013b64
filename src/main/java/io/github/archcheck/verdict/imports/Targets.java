package io.github.archcheck.verdict.imports;

import io.github.archcheck.inventory.source.Source;
import io.github.archcheck.inventory.source.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which modules the import statements of a module name. */
final class Targets {
    private final ModuleFinder finder;

    Targets(ModuleFinder finder) {
        this.finder = finder;
    }

    /** All that any of its statements may import, in their order. */
    Set<Module> of(Module module) {
        Set<Module> targets = new LinkedHashSet<>();
        Source source = module.source();
        collect(module, source.body(), targets);
        source.functions().values().forEach(body -> collect(module, body, targets));
        return targets;
    }

    private void collect(Module from, List<Statement> statements, Set<Module> targets) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Import imported) {
                targets.addAll(all(from, imported));
            } else if (statement instanceof Statement.Choice choice) {
                choice.arms().forEach(arm -> collect(from, arm.body(), targets));
            } else if (statement instanceof Statement.Attempt attempt) {
                collect(from, attempt.body(), targets);
                attempt.handlers().forEach(handler -> collect(from, handler.body(), targets));
                collect(from, attempt.otherwise(), targets);
                collect(from, attempt.last(), targets);
            }
        }
    }

    /** What one statement imports, in order. Of what native code names, only native code is surely imported. */
    List<Module> all(Module from, Statement.Import imported) {
        boolean isNative = from.kind() == Module.Kind.EXTENSION;
        if (isNative && finder.find(imported.module()).kind() != Module.Kind.EXTENSION) {
            return List.of();
        }
        List<Module> modules = packages(from, imported);
        modules.addAll(names(from, imported));
        return modules;
    }

    /** {@code a}, {@code a.b} and {@code a.b.c} for {@code import a.b.c}, but for those that are being imported already. */
    List<Module> packages(Module from, Statement.Import imported) {
        List<Module> modules = new ArrayList<>();
        String base = base(from, imported);
        for (int end = base.indexOf('.'); !base.isEmpty(); end = base.indexOf('.', end + 1)) {
            String prefix = end < 0 ? base : base.substring(0, end);
            if (!isSelfOrAbove(prefix, from)) {
                modules.add(finder.find(prefix));
            }
            if (end < 0) {
                break;
            }
        }
        return modules;
    }

    /** Those of the names after {@code from … import} that are modules. */
    List<Module> names(Module from, Statement.Import imported) {
        List<Module> modules = new ArrayList<>();
        if (imported.names().isEmpty()) {
            return modules;
        }
        String base = base(from, imported);
        if (base.isEmpty() || !finder.find(base).isPackage()) {
            return modules;
        }
        for (String name : imported.names()) {
            Module module = finder.find(base + "." + name);
            if (module.isThere() && !isSelfOrAbove(module.name(), from)) {
                modules.add(module);
            }
        }
        return modules;
    }

    private static boolean isSelfOrAbove(String name, Module from) {
        return from.name().startsWith(name)
                && (from.name().length() == name.length() || from.name().charAt(name.length()) == '.');
    }

    /** The absolute name; empty when the dots lead out of the package. */
    private static String base(Module from, Statement.Import imported) {
        if (imported.level() == 0) {
            return imported.module();
        }
        String anchor = from.name();
        int up = imported.level() - (from.isPackage() ? 1 : 0);
        for (int i = 0; i < up; i++) {
            int dot = anchor.lastIndexOf('.');
            if (dot < 0) {
                return "";
            }
            anchor = anchor.substring(0, dot);
        }
        return imported.module().isEmpty() ? anchor : anchor + "." + imported.module();
    }
}
