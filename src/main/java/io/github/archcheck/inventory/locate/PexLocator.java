package io.github.archcheck.inventory.locate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import io.github.archcheck.inventory.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pex: unpacked wheels side by side in {@code .deps}, each in a directory of its name and with its own place on the
 * import path; maybe several of one distribution, of which the interpreter takes the one that fits.
 */
final class PexLocator implements EnvironmentLocator {
    private static final String INFO = "PEX-INFO";
    private static final int INFO_BYTES = 16 << 20;
    private static final int MOST_CONSTRAINTS = 64;

    @Override
    public Optional<Environment> locate(Path root) {
        if (!Files.isRegularFile(root.resolve(INFO))) {
            return Optional.empty();
        }
        Path wheels = root.resolve(".deps");
        List<String> names = Directories.names(wheels);
        Packed pex = new Packed(root).site(root);
        names.forEach(name -> pex.site(wheels.resolve(name)));
        return Optional.of(pex.interpreter(interpreter(root, names)).as(EnvironmentKind.BUNDLE));
    }

    private static Optional<Interpreter> interpreter(Path root, List<String> wheels) {
        Optional<Interpreter> constrained = ImpliedPython.ofConstraints(constraints(root.resolve(INFO)));
        return constrained.isPresent() ? constrained : agreed(wheels);
    }

    /** The only one that the wheels which name one are for. */
    private static Optional<Interpreter> agreed(List<String> wheels) {
        List<Interpreter> named = wheels.stream()
                .filter(name -> name.endsWith(".whl"))
                .map(name -> name.substring(0, name.length() - ".whl".length()))
                .flatMap(name -> ImpliedPython.ofTags(List.of(name)).stream())
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private static List<String> constraints(Path file) {
        List<String> found = new ArrayList<>();
        try (JsonParser json =
                new JsonFactory().createParser(SmallText.read(file, INFO_BYTES).text())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return List.of();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals("interpreter_constraints");
                if (json.nextToken() == JsonToken.START_ARRAY && wanted) {
                    while (json.nextToken() == JsonToken.VALUE_STRING && found.size() < MOST_CONSTRAINTS) {
                        found.add(json.getText());
                    }
                    return found;
                }
                json.skipChildren();
            }
            return found;
        } catch (IOException e) {
            return List.of();
        }
    }
}
