package io.github.archcheck.verdict.imports;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.source.Condition;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What conditions ask about the machine and the interpreter. */
final class Facts {
    private static final int MAX_DEPTH = 40;

    private final Target target;
    private final Optional<Version> version;
    private final boolean patchKnown;
    private final Optional<Interpreter.Implementation> implementation;

    Facts(Target target, Optional<Interpreter> interpreter) {
        this.target = target;
        this.version = interpreter.flatMap(Interpreter::version);
        this.patchKnown = interpreter.filter(Interpreter::patchKnown).isPresent();
        this.implementation = interpreter.map(Interpreter::implementation);
    }

    /**
     * @param names truth of names of the module, as far as it is known
     * @return empty when only running would tell
     */
    Optional<Boolean> truth(Condition condition, Map<String, Boolean> names) {
        return truth(condition, names, 0);
    }

    private Optional<Boolean> truth(Condition condition, Map<String, Boolean> names, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        if (condition instanceof Condition.Constant constant) {
            return Optional.of(constant.value());
        }
        if (condition instanceof Condition.Name name) {
            return Optional.ofNullable(names.get(name.name()));
        }
        if (condition instanceof Condition.Not not) {
            return truth(not.condition(), names, depth + 1).map(value -> !value);
        }
        if (condition instanceof Condition.All all) {
            return combined(all.conditions(), false, names, depth);
        }
        if (condition instanceof Condition.Any any) {
            return combined(any.conditions(), true, names, depth);
        }
        if (condition instanceof Condition.Comparison comparison) {
            return compared(comparison);
        }
        return Optional.empty();
    }

    /** @param decisive the value of one that decides for all */
    private Optional<Boolean> combined(
            List<Condition> conditions, boolean decisive, Map<String, Boolean> names, int depth) {
        boolean isKnown = true;
        for (Condition condition : conditions) {
            Optional<Boolean> value = truth(condition, names, depth + 1);
            if (value.isPresent() && value.get() == decisive) {
                return Optional.of(decisive);
            }
            isKnown &= value.isPresent();
        }
        return isKnown ? Optional.of(!decisive) : Optional.empty();
    }

    private Optional<Boolean> compared(Condition.Comparison comparison) {
        String subject =
                comparison.subject().startsWith("_sys.") ? comparison.subject().substring(1) : comparison.subject();
        if (subject.startsWith("sys.version_info")) {
            return versionCompared(subject.substring("sys.version_info".length()), comparison);
        }
        return text(subject).flatMap(value -> textCompared(value, comparison.operator(), comparison.operands()));
    }

    private static Optional<Boolean> textCompared(String value, String operator, List<String> operands) {
        return switch (operator) {
            case "==", "in" -> Optional.of(operands.contains(value));
            case "!=", "not in" -> Optional.of(!operands.contains(value));
            case "startswith" -> Optional.of(operands.stream().anyMatch(value::startsWith));
            case "contains" -> Optional.of(value.contains(operands.get(0)));
            default -> Optional.empty();
        };
    }

    private Optional<String> text(String subject) {
        return switch (subject) {
            case "sys.platform" ->
                Optional.of(
                        switch (target.os()) {
                            case MACOS -> "darwin";
                            case LINUX -> "linux";
                            case WINDOWS -> "win32";
                        });
            case "os.name" -> Optional.of(target.os() == OperatingSystem.WINDOWS ? "nt" : "posix");
            case "platform.system()" -> Optional.of(system());
            case "platform.system().lower()" -> Optional.of(system().toLowerCase(Locale.ROOT));
            case "platform.machine()" -> machine();
            case "sys.implementation.name" -> implementation.map(Interpreter.Implementation::label);
            case "platform.python_implementation()" ->
                implementation.map(i -> switch (i) {
                    case CPYTHON -> "CPython";
                    case PYPY -> "PyPy";
                    case GRAALPY -> "GraalVM";
                });
            default -> Optional.empty();
        };
    }

    private String system() {
        return switch (target.os()) {
            case MACOS -> "Darwin";
            case LINUX -> "Linux";
            case WINDOWS -> "Windows";
        };
    }

    private Optional<String> machine() {
        boolean isArm = target.architecture() == Architecture.Known.ARM64;
        if (!isArm && target.architecture() != Architecture.Known.X86_64) {
            return Optional.empty();
        }
        return Optional.of(
                switch (target.os()) {
                    case MACOS -> isArm ? "arm64" : "x86_64";
                    case LINUX -> isArm ? "aarch64" : "x86_64";
                    case WINDOWS -> isArm ? "ARM64" : "AMD64";
                });
    }

    private Optional<Boolean> versionCompared(String part, Condition.Comparison comparison) {
        if (version.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> whole =
                new ArrayList<>(List.of(version.get().major(), version.get().minor()));
        if (patchKnown) {
            whole.add(version.get().patch());
        }
        Optional<List<Integer>> value = switch (part) {
            case "" -> Optional.of(open(whole));
            case "[:1]", "[0]", ".major" -> Optional.of(whole.subList(0, 1));
            case "[:2]", "[0:2]" -> Optional.of(whole.subList(0, 2));
            case "[:3]", "[0:3]" -> Optional.of(whole).filter(numbers -> numbers.size() > 2);
            case "[1]", ".minor" -> Optional.of(whole.subList(1, 2));
            default -> Optional.empty();
        };
        Optional<List<Integer>> operand = numbers(comparison.operands());
        return value.flatMap(v -> operand.flatMap(o -> ordered(compare(v, o), comparison.operator())));
    }

    /** {@code sys.version_info} goes on behind its numbers, so that it is greater than what it begins with. */
    private static List<Integer> open(List<Integer> numbers) {
        List<Integer> open = new ArrayList<>(numbers);
        open.add(Integer.MAX_VALUE);
        return open;
    }

    private static Optional<List<Integer>> numbers(List<String> operands) {
        List<Integer> numbers = new ArrayList<>();
        for (String operand : operands) {
            if (operand.isEmpty() || operand.length() > 6 || !operand.chars().allMatch(Character::isDigit)) {
                return Optional.empty();
            }
            numbers.add(Integer.valueOf(operand));
        }
        return Optional.of(numbers);
    }

    private static int compare(List<Integer> value, List<Integer> operand) {
        for (int i = 0; i < Math.min(value.size(), operand.size()); i++) {
            int order = Integer.compare(value.get(i), operand.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(value.size(), operand.size());
    }

    private static Optional<Boolean> ordered(int order, String operator) {
        return switch (operator) {
            case "==" -> Optional.of(order == 0);
            case "!=" -> Optional.of(order != 0);
            case "<" -> Optional.of(order < 0);
            case "<=" -> Optional.of(order <= 0);
            case ">" -> Optional.of(order > 0);
            case ">=" -> Optional.of(order >= 0);
            default -> Optional.empty();
        };
    }
}
