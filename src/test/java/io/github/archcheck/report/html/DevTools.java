package io.github.archcheck.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One connection that speaks the Chrome DevTools Protocol: a command at a time, and a list of all events.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">The protocol</a>
 */
final class DevTools implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 30;

    /** Something that happened in the browser. */
    record Event(String session, String method, JsonNode parameters) {}

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    private DevTools() {}

    static DevTools connect(String address) {
        DevTools tools = new DevTools();
        tools.socket.complete(HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), tools.listener())
                .join());
        return tools;
    }

    private WebSocket.Listener listener() {
        StringBuilder whole = new StringBuilder();
        return new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
                whole.append(part);
                if (last) {
                    receive(whole.toString());
                    whole.setLength(0);
                }
                from.request(1);
                return CompletableFuture.completedStage(null);
            }
        };
    }

    private void receive(String message) {
        try {
            JsonNode read = JSON.readTree(message);
            if (read.has("id")) {
                CompletableFuture<JsonNode> waiting =
                        pending.remove(read.get("id").asInt());
                if (waiting != null) {
                    waiting.complete(read);
                }
            } else {
                events.add(new Event(
                        read.path("sessionId").asText(), read.path("method").asText(), read.path("params")));
            }
        } catch (IOException e) {
            pending.values().forEach(waiting -> waiting.completeExceptionally(e));
        }
    }

    /** To the browser as a whole. */
    JsonNode send(String method, Map<String, ?> parameters) throws IOException {
        return send("", method, parameters);
    }

    /** To one page; gives the result. */
    JsonNode send(String session, String method, Map<String, ?> parameters) throws IOException {
        int id = ids.incrementAndGet();
        Map<String, Object> command = new TreeMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        socket.join().sendText(JSON.writeValueAsString(command), true).join();
        try {
            JsonNode answered = answer.get(SECONDS, TimeUnit.SECONDS);
            if (answered.has("error")) {
                throw new IOException(method + ": " + answered.get("error"));
            }
            return answered.get("result");
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(method + ": no answer", e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** For what tells nobody when it has come about. */
    static void pause(int milliseconds) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for the browser");
    }

    /** All of one page so far. */
    List<Event> events(String session) {
        return events.stream().filter(e -> e.session().equals(session)).toList();
    }

    @Override
    public void close() {
        socket.join().abort();
    }
}
