package io.github.archcheck.inventory.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads statements without a block of their own, from the tokens of the current line. */
final class Expressions {
    private static final Set<String> OPENERS = Set.of(
            "CDLL",
            "PyDLL",
            "WinDLL",
            "OleDLL",
            "LoadLibrary",
            "dlopen",
            "load_library",
            "load_op_library",
            "load_pycryptodome_raw_lib");

    /** With one of these in a statement, nobody knows whether all of it runs. */
    private static final String[] BRANCHES = {"if", "or", "and", "for"};

    private static final Pattern FLAG = Pattern.compile("__[A-Z0-9_]+__");
    private static final Pattern MODULE = Pattern.compile("[A-Za-z_]\\w{0,80}(?:\\.[A-Za-z_]\\w{0,80}){0,9}");
    private static final int MAX_MODULES = 200;
    private static final int MAX_CONDITION = 60;

    private final Lexer lexer;
    private final Set<String> functions;
    private final List<String> called = new ArrayList<>();
    private final Set<String> isCalled = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, List<String>> loops = new HashMap<>();
    private boolean hasImportModule;
    private int jumps;

    /** @param functions of the module, as far as they are known */
    Expressions(Lexer lexer, Set<String> functions) {
        this.lexer = lexer;
        this.functions = functions;
    }

    /** The functions of the module that were called so far, each once; grows as more is read. */
    List<String> called() {
        return Collections.unmodifiableList(called);
    }

    /** Statements between semicolons. */
    void statements(int from, int to, List<Statement> out) {
        int start = from;
        int depth = 0;
        for (int i = from; i < to; i++) {
            depth += lexer.depthChange(i);
            if (depth == 0 && lexer.is(i, ";")) {
                statement(start, i, out);
                start = i + 1;
            }
        }
        statement(start, to, out);
    }

    private void statement(int from, int to, List<Statement> out) {
        if (from >= to || !lexer.isName(from)) {
            if (from < to && !lexer.is(from, "@")) {
                scan(from, to, out);
            }
            return;
        }
        switch (lexer.text(from)) {
            case "import" -> imports(from + 1, to, out);
            case "from" -> importFrom(from + 1, to, out);
            case "raise" -> raise(from + 1, to, out);
            case "return" -> {
                scan(from + 1, to, out);
                out.add(new Statement.Leave());
            }
            case "continue", "break" -> jumps++;
            case "def", "class", "pass", "global", "nonlocal", "del" -> {}
            default -> expression(from, to, out);
        }
    }

    private void imports(int from, int to, List<Statement> out) {
        int at = from;
        while (at < to) {
            int end = dottedEnd(at, to);
            String module = dotted(at, end);
            boolean renamed = lexer.is(end, "as") && end + 1 < to;
            String bound = renamed ? lexer.text(end + 1) : module.substring(0, dotOf(module));
            if (!module.isEmpty()) {
                out.add(new Statement.Import(0, module, List.of(), Optional.of(bound)));
            }
            at = end + (renamed ? 2 : 0) + 1;
        }
    }

    private static int dotOf(String module) {
        return module.indexOf('.') < 0 ? module.length() : module.indexOf('.');
    }

    private void importFrom(int from, int to, List<Statement> out) {
        int at = from;
        while (at < to && lexer.is(at, ".")) {
            at++;
        }
        int level = at - from;
        int end = lexer.is(at, "import") ? at : dottedEnd(at, to);
        if (!lexer.is(end, "import")) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (int i = end + 1; i < to; i++) {
            if (lexer.is(i, "as")) {
                i++;
            } else if (lexer.isName(i)) {
                names.add(lexer.text(i));
            }
        }
        hasImportModule |= names.contains("import_module") && dotted(at, end).equals("importlib");
        if (level > 0 || end > at) {
            out.add(new Statement.Import(level, dotted(at, end), names, Optional.empty()));
        }
    }

    private int dottedEnd(int from, int to) {
        int at = from;
        while (at < to && lexer.isName(at) && !lexer.is(at, "as") && !lexer.is(at, "import")) {
            at++;
            if (!lexer.is(at, ".")) {
                return at;
            }
            at++;
        }
        return at;
    }

    private String dotted(int from, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < end; i++) {
            text.append(lexer.text(i));
        }
        return text.toString();
    }

    /** An exception under a name of its own, which is small, is one that was caught. */
    private void raise(int from, int to, List<Statement> out) {
        int end = dottedEnd(from, to);
        String last = end > from && end <= to ? lexer.text(end - 1) : "";
        boolean isType = !last.isEmpty() && (Character.isUpperCase(last.charAt(0)) || lexer.is(end, "("));
        out.add(new Statement.Raise(isType ? Optional.of(last) : Optional.empty()));
    }

    private void expression(int from, int to, List<Statement> out) {
        if (to - from == 1 && FLAG.matcher(lexer.text(from)).matches()) {
            out.add(new Statement.Look(lexer.text(from)));
            return;
        }
        scan(from, to, out);
        int value = value(from, to);
        if (value > from) {
            Condition condition =
                    to - value > MAX_CONDITION ? Condition.UNKNOWN : new Conditions(lexer).parse(value, to);
            for (int i = from; i < value; i++) {
                if (lexer.isName(i) && lexer.is(i + 1, "=")) {
                    assign(lexer.text(i), condition, out);
                }
            }
            if (lexer.is(from + 1, ":")) {
                assign(lexer.text(from), condition, out);
            }
        } else if (from + 1 < to && isAugmented(from + 1)) {
            assign(lexer.text(from), Condition.UNKNOWN, out);
        }
    }

    private boolean isAugmented(int token) {
        String text = lexer.text(token);
        return text.length() == 2 && text.endsWith("=") && "=!<>:".indexOf(text.charAt(0)) < 0;
    }

    /** Where the value of an assignment to plain names begins; {@code from} when it is none. */
    private int value(int from, int to) {
        int at = from;
        while (at + 1 < to && lexer.isName(at) && lexer.is(at + 1, "=")) {
            at += 2;
        }
        if (at == from && lexer.is(from + 1, ":")) {
            for (int i = from + 2; i < to; i++) {
                if (lexer.is(i, "=")) {
                    return i + 1;
                }
            }
        }
        return at;
    }

    private void assign(String name, Condition condition, List<Statement> out) {
        if (!(condition instanceof Condition.Unknown)) {
            known.add(name);
            out.add(new Statement.Assign(name, condition));
        } else if (known.contains(name) || FLAG.matcher(name).matches()) {
            out.add(new Statement.Assign(name, condition));
        }
    }

    /** What an expression imports, calls and names. */
    void scan(int from, int to, List<Statement> out) {
        List<Statement> found = new ArrayList<>();
        Set<String> words = new LinkedHashSet<>();
        boolean isBranched = false;
        boolean opens = false;
        for (int i = from; i < to; i++) {
            if (lexer.isString(i)) {
                lexer.mentions(i, words);
            } else if (lexer.isName(i)) {
                if (lexer.is(i, "lambda")) {
                    break;
                }
                isBranched |= lexer.isAny(i, BRANCHES);
                if (lexer.is(i + 1, "(")) {
                    String name = lexer.text(i);
                    opens |= OPENERS.contains(name);
                    call(name, i, found);
                }
            }
        }
        if (!words.isEmpty()) {
            found.add(new Statement.Mention(List.copyOf(words), opens));
        }
        if (isBranched && !found.isEmpty()) {
            out.add(new Statement.Choice(List.of(new Statement.Arm(Condition.UNKNOWN, found))));
        } else {
            out.addAll(found);
        }
    }

    private void call(String name, int token, List<Statement> found) {
        boolean isImporter = name.equals("__import__")
                || (name.equals("import_module") && (hasImportModule || lexer.is(token - 2, "importlib")));
        if (isImporter) {
            boolean isWhole = lexer.is(token + 3, ")") || lexer.is(token + 3, ",");
            if (isWhole && lexer.isString(token + 2)) {
                found.add(imported(lexer.content(token + 2)));
            } else if (isWhole && lexer.isName(token + 2)) {
                loops.getOrDefault(lexer.text(token + 2), List.of()).forEach(module -> found.add(imported(module)));
            }
        } else if (!lexer.is(token - 1, ".") && functions.contains(name)) {
            if (isCalled.add(name)) {
                called.add(name);
            }
            found.add(new Statement.Call(name));
        }
    }

    private static Statement imported(String module) {
        int level = 0;
        while (level < module.length() && module.charAt(level) == '.') {
            level++;
        }
        return new Statement.Import(level, module.substring(level), List.of(), Optional.empty());
    }

    /**
     * Reads {@code for NAME, … in ["a", ("b", …)]}: for each string that can be a module's name, its body may import that.
     *
     * @return the name that holds them; empty when the loop is of another kind
     */
    Optional<String> beginLoop(int from, int to) {
        if (!lexer.isName(from) || from + 2 >= to) {
            return Optional.empty();
        }
        List<String> modules = new ArrayList<>();
        int in = from;
        while (in < to && !lexer.is(in, "in")) {
            in++;
        }
        for (int i = in + 1; i < to; i++) {
            if (lexer.isString(i)
                    && modules.size() < MAX_MODULES
                    && MODULE.matcher(lexer.content(i)).matches()) {
                modules.add(lexer.content(i));
            } else if (lexer.isName(i)) {
                return Optional.empty();
            }
        }
        if (modules.isEmpty()) {
            return Optional.empty();
        }
        loops.put(lexer.text(from), modules);
        return Optional.of(lexer.text(from));
    }

    void endLoop(String name) {
        loops.remove(name);
    }

    /** How many statements so far leave a loop, or a round of it. */
    int jumps() {
        return jumps;
    }

    /** Last names of the exception types in an {@code except} clause; empty when there are none. */
    List<String> types(int from, int to) {
        List<String> types = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (lexer.is(i, "as")) {
                break;
            }
            if (lexer.isName(i) && !lexer.is(i + 1, ".")) {
                types.add(lexer.is(i + 1, "(") || lexer.is(i + 1, "[") ? Statement.Handler.ANYTHING : lexer.text(i));
            } else if (lexer.is(i, "*") || lexer.is(i, "+")) {
                types.add(Statement.Handler.ANYTHING);
            }
        }
        return types;
    }
}
