package io.github.archcheck.inventory.source;

import java.util.List;

/** What an {@code if} asks, as far as its answer can be known without running anything. */
public sealed interface Condition {
    Condition TRUE = new Constant(true);
    Condition FALSE = new Constant(false);
    Condition UNKNOWN = new Unknown();

    /** Always the same. */
    record Constant(boolean value) implements Condition {}

    /** The truth of what a name of the module holds. */
    record Name(String name) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * A fact of the machine or the interpreter against literals: {@code sys.version_info[:2] >= (3, 8)}.
     *
     * @param subject as it is written, without blanks: {@code sys.platform}, {@code os.name}, {@code platform.system()}
     * @param operator {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=}, {@code in}, {@code not in} or
     *     {@code startswith}
     * @param operands strings without their quotes, numbers as written
     */
    record Comparison(String subject, String operator, List<String> operands) implements Condition {
        public Comparison {
            operands = List.copyOf(operands);
        }
    }

    /** Only running would tell. */
    record Unknown() implements Condition {}
}
