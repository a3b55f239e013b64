package io.github.archcheck.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** One page in a browser, and what a reader's hands and eyes do with it. */
final class BrowserPage implements AutoCloseable {
    private static final int TRIES = 300;

    private final DevTools tools;
    private final String target;
    private final String session;

    private BrowserPage(DevTools tools, String target, String session) {
        this.tools = tools;
        this.target = target;
        this.session = session;
    }

    /** An empty page of a desktop's size. */
    static BrowserPage blank(DevTools tools) throws IOException {
        String target = tools.send("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        String session = tools.send("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        BrowserPage page = new BrowserPage(tools, target, session);
        for (String domain : List.of("Page", "Runtime", "Log", "Network", "Accessibility")) {
            page.send(domain + ".enable", Map.of());
        }
        page.send("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        return page.sized(1280, 900);
    }

    JsonNode send(String method, Map<String, ?> parameters) throws IOException {
        return tools.send(session, method, parameters);
    }

    /** In CSS pixels, one of the device's each. */
    BrowserPage sized(int width, int height) throws IOException {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        return this;
    }

    /**
     * @param scheme {@code light} or {@code dark}, as the system says
     * @param media {@code screen} or {@code print}
     */
    BrowserPage seenAs(String scheme, String media) throws IOException {
        send(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        media,
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        return this;
    }

    BrowserPage withoutScripts() throws IOException {
        send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        return this;
    }

    BrowserPage open(Path file) throws IOException {
        return loading("Page.navigate", Map.of("url", file.toUri().toString()));
    }

    /** The same address again. */
    BrowserPage reload() throws IOException {
        return loading("Page.reload", Map.of());
    }

    private BrowserPage loading(String method, Map<String, ?> parameters) throws IOException {
        long before = count("Page.loadEventFired");
        send(method, parameters);
        for (int tries = 0; count("Page.loadEventFired") == before; tries++) {
            if (tries > TRIES) {
                throw new IOException(method + " " + parameters + " does not end");
            }
            DevTools.pause(50);
        }
        return this;
    }

    private long count(String method) {
        return tools.events(session).stream()
                .filter(e -> e.method().equals(method))
                .count();
    }

    /** The value of an expression, of a promise when it is kept. */
    JsonNode value(String expression) throws IOException {
        JsonNode result =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IOException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.get("result").path("value");
    }

    String text(String expression) throws IOException {
        return value(expression).asText();
    }

    /** How many elements there are. */
    int countOf(String selector) throws IOException {
        return value("document.querySelectorAll(" + quoted(selector) + ").length")
                .asInt();
    }

    /** With the mouse, in the middle of the first such element. */
    BrowserPage click(String selector) throws IOException {
        JsonNode middle = value("(() => { const e = document.querySelector(" + quoted(selector) + ");"
                + " e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getBoundingClientRect();"
                + " return [r.left + r.width / 2, r.top + r.height / 2]; })()");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            middle.get(0).asDouble(),
                            "y",
                            middle.get(1).asDouble(),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
        return this;
    }

    /** {@code Tab}, {@code Enter}, {@code Space}, {@code Escape}, {@code ArrowDown}, … */
    BrowserPage press(String key) throws IOException {
        Map<String, Integer> codes = Map.of("Tab", 9, "Enter", 13, "Escape", 27, "Space", 32, "End", 35, "Home", 36);
        Map<String, Integer> arrows = Map.of("ArrowLeft", 37, "ArrowUp", 38, "ArrowRight", 39, "ArrowDown", 40);
        Map<String, Object> event = new TreeMap<>();
        event.put("key", key.equals("Space") ? " " : key);
        event.put("code", key);
        event.put("windowsVirtualKeyCode", codes.getOrDefault(key, arrows.getOrDefault(key, 0)));
        String typed = key.equals("Enter") ? "\r" : key.equals("Space") ? " " : "";
        event.put("type", typed.isEmpty() ? "rawKeyDown" : "keyDown");
        if (!typed.isEmpty()) {
            event.put("text", typed);
        }
        send("Input.dispatchKeyEvent", event);
        event.put("type", "keyUp");
        event.remove("text");
        send("Input.dispatchKeyEvent", event);
        return this;
    }

    BrowserPage type(String text) throws IOException {
        send("Input.insertText", Map.of("text", text));
        return this;
    }

    /** The whole page, however long. */
    void screenshot(Path file) throws IOException {
        JsonNode size = value(
                "[document.documentElement.clientWidth," + " Math.min(document.documentElement.scrollHeight, 12000)]");
        JsonNode taken = send(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of(
                                "x",
                                0,
                                "y",
                                0,
                                "width",
                                size.get(0).asInt(),
                                "height",
                                size.get(1).asInt(),
                                "scale",
                                1)));
        save(taken, file);
    }

    /** As it comes out of a printer. */
    void print(Path file) throws IOException {
        save(send("Page.printToPDF", Map.of("printBackground", false, "preferCSSPageSize", true)), file);
    }

    private static void save(JsonNode taken, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(taken.get("data").asText()));
    }

    /** Everything that a page without a fault does not have: errors, refusals, dialogs. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (DevTools.Event event : tools.events(session)) {
            boolean isBad = switch (event.method()) {
                case "Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening" -> true;
                case "Runtime.consoleAPICalled" -> true;
                default -> false;
            };
            if (isBad) {
                complaints.add(event.method() + " " + event.parameters());
            }
        }
        return complaints;
    }

    /** What the page asked for, itself included. */
    List<String> requests() {
        return tools.events(session).stream()
                .filter(e -> e.method().equals("Network.requestWillBeSent"))
                .map(e -> e.parameters().get("request").get("url").asText())
                .toList();
    }

    /** What a screen reader is given: {@code role: name}. */
    List<String> accessible() throws IOException {
        JsonNode nodes = send("Accessibility.getFullAXTree", Map.of()).get("nodes");
        return StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> !node.path("ignored").asBoolean())
                .map(node -> node.path("role").path("value").asText() + ": "
                        + node.path("name").path("value").asText())
                .toList();
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public void close() throws IOException {
        tools.send("Target.closeTarget", Map.of("targetId", target));
    }
}
