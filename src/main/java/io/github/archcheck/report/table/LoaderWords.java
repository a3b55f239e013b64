package io.github.archcheck.report.table;

/** What a loader says, without the places where it looked: JSON has the message as a whole. */
final class LoaderWords {
    private static final String TRIED = "tried: '";
    private static final String REASON = "' (";
    private static final String ABSENT = "no such file";

    private LoaderWords() {}

    /**
     * Of dyld's {@code dlopen(…): tried: 'path' (reason), 'path' (reason)} the first reason that is not that there is no such
     * file; any other message as it is.
     */
    static String reason(String message) {
        int at = message.indexOf(TRIED);
        for (int start = at < 0 ? -1 : message.indexOf(REASON, at);
                start >= 0;
                start = message.indexOf(REASON, start)) {
            int begin = start + REASON.length();
            int end = closing(message, begin);
            if (end < 0) {
                return message;
            }
            String reason = message.substring(begin, end);
            if (!reason.startsWith(ABSENT)) {
                return reason;
            }
            start = end;
        }
        return message;
    }

    /** Where the parenthesis closes that was opened before; -1 when it does not. */
    private static int closing(String message, int begin) {
        int open = 1;
        for (int at = begin; at < message.length(); at++) {
            char c = message.charAt(at);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0) {
                return at;
            }
        }
        return -1;
    }
}
