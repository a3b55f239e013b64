package io.github.archcheck.index.config;

import io.github.archcheck.index.http.Login;
import io.github.archcheck.index.http.Logins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Logins by machine, from the file that network programs share; the last of several for a machine counts. */
final class Netrc {
    private final List<String> words;
    private final Map<String, Login> byHost = new HashMap<>();
    private Optional<Login> otherwise = Optional.empty();
    private int next;

    private Netrc(List<String> words) {
        this.words = words;
    }

    /** {@code NETRC}, or the first of {@code .netrc} and {@code _netrc} at home. */
    static Logins read(Surroundings surroundings, List<String> notices) {
        List<Path> files = surroundings
                .variable("NETRC")
                .map(file -> List.of(surroundings.path(file)))
                .orElseGet(() -> List.of(
                        surroundings.home().resolve(".netrc"),
                        surroundings.home().resolve("_netrc")));
        for (Path file : files) {
            Optional<String> text = ConfigFile.text(file, notices);
            if (text.isPresent()) {
                return parse(text.get());
            }
        }
        return Logins.NONE;
    }

    static Logins parse(String text) {
        Netrc netrc = new Netrc(words(text));
        netrc.entries();
        return Logins.ofHosts(netrc.byHost, netrc.otherwise);
    }

    private void entries() {
        while (next < words.size()) {
            String word = words.get(next++);
            if (word.equals("machine") && next < words.size()) {
                String host = words.get(next++).toLowerCase(Locale.ROOT);
                login().ifPresent(login -> byHost.put(host, login));
            } else if (word.equals("default")) {
                otherwise = login().or(() -> otherwise);
            }
        }
    }

    private Optional<Login> login() {
        String user = "";
        String password = "";
        boolean stated = false;
        while (next + 1 < words.size()) {
            String word = words.get(next);
            if (!word.equals("login") && !word.equals("user") && !word.equals("password") && !word.equals("account")) {
                break;
            }
            String value = words.get(next + 1);
            next += 2;
            stated |= !word.equals("account");
            user = word.equals("login") || word.equals("user") ? value : user;
            password = word.equals("password") ? value : password;
        }
        return stated ? Optional.of(new Login(user, password)) : Optional.empty();
    }

    /** Words by white space, some in quotes; without comments and macros, which end at an empty line. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        boolean inMacro = false;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            if (inMacro) {
                inMacro = !line.isBlank();
            } else {
                inMacro = addWords(line, words);
            }
        }
        return words;
    }

    /** @return whether a macro begins in the line */
    private static boolean addWords(String line, List<String> words) {
        int at = 0;
        while (at < line.length()) {
            char first = line.charAt(at);
            if (Character.isWhitespace(first)) {
                at++;
                continue;
            }
            boolean isValue = !words.isEmpty()
                    && List.of("login", "user", "password", "account", "machine")
                            .contains(words.get(words.size() - 1));
            if (first == '#' && !isValue) {
                return false;
            }
            StringBuilder word = new StringBuilder();
            at = word(line, at, word);
            if (word.toString().equals("macdef") && !isValue) {
                return true;
            }
            words.add(word.toString());
        }
        return false;
    }

    private static int word(String line, int start, StringBuilder word) {
        boolean quoted = line.charAt(start) == '"';
        int at = quoted ? start + 1 : start;
        while (at < line.length()) {
            char character = line.charAt(at++);
            if (quoted ? character == '"' : Character.isWhitespace(character)) {
                break;
            }
            if (character == '\\' && at < line.length()) {
                character = line.charAt(at++);
            }
            word.append(character);
        }
        return at;
    }
}
