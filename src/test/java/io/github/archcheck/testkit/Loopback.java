package io.github.archcheck.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server on this machine that may misbehave: what it answers, it answers byte for byte. It remembers what it was asked. */
public final class Loopback implements AutoCloseable {
    private static final char[] PASSWORD = "loopback".toCharArray();

    private final ServerSocket socket;
    private final String scheme;
    private final Behaviour behaviour;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** @param headers by name in lower case */
    public record Asked(String method, String target, Map<String, String> headers) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** Writes an answer; the connection is closed when it throws. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Asked asked, OutputStream out) throws IOException, InterruptedException;
    }

    private Loopback(ServerSocket socket, String scheme, Behaviour behaviour) {
        this.socket = socket;
        this.scheme = scheme;
        this.behaviour = behaviour;
        start(this::accept);
    }

    public static Loopback http(Behaviour behaviour) {
        try {
            return new Loopback(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http", behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param certificate of {@code testdata/tls} */
    public static Loopback https(String certificate, Behaviour behaviour) {
        try (InputStream in = Files.newInputStream(Path.of("testdata/tls", certificate + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return new Loopback(
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    "https",
                    behaviour);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer that is as it should be. */
    public static byte[] reply(int status, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " So\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!headers.containsKey("Content-Length")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    public static byte[] reply(int status) {
        return reply(status, Map.of(), new byte[0]);
    }

    public static byte[] page(String type, String text) {
        return reply(200, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] redirect(String to) {
        return reply(302, Map.of("Location", to), new byte[0]);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** {@code 127.0.0.1:PORT}. */
    public String host() {
        return "127.0.0.1:" + port();
    }

    public URI url(String path) {
        return URI.create(scheme + "://" + host() + path);
    }

    /** @param login such as {@code user:password} */
    public URI url(String login, String path) {
        return URI.create(scheme + "://" + login + "@" + host() + path);
    }

    public List<Asked> asked() {
        return asked;
    }

    public int connections() {
        return connections.get();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "loopback");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                String[] parts = (first + "  ").split(" ", -1);
                Asked request = new Asked(parts[0], parts[1], headers(in));
                asked.add(request);
                behaviour.answer(request, out);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            return;
        }
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = Math.max(0, line.indexOf(':'));
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(Math.min(line.length(), colon + 1)).strip());
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
