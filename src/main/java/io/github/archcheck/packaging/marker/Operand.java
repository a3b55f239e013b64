package io.github.archcheck.packaging.marker;

/**
 * One side of a comparison.
 *
 * @param text a variable's name in today's spelling, or what a quoted text says
 */
record Operand(boolean isVariable, String text) {
    /** A text in double quotes, unless it has one inside. */
    @Override
    public String toString() {
        if (isVariable) {
            return text;
        }
        String quote = text.indexOf('"') < 0 ? "\"" : "'";
        return quote + text + quote;
    }
}
