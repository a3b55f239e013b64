package io.github.archcheck.index.http;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection, over which requests go one after another. */
final class Wire implements Closeable {
    private static final int MOST_ADDRESSES = 4;
    private static final int OK = 200;
    private static final int PROXY_LOGIN = 407;

    /** To whom, and through which proxy. */
    record Way(Origin origin, Optional<URI> proxy) {
        /** Whether requests are handed to a proxy as they are, and not through a tunnel. */
        boolean isRelayed() {
            return proxy.isPresent() && !origin.isSecure();
        }
    }

    private final Way way;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private boolean used;

    private Wire(Way way, Socket socket) throws IOException {
        this.way = way;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        this.out = socket.getOutputStream();
    }

    /** Connects, for TLS including its greeting; the watch may close what is being opened. */
    static Wire open(Way way, Trust trust, boolean unchecked, Duration stall, Deadline deadline, Watch watch)
            throws IOException {
        Socket plain = connect(way, stall, deadline);
        boolean done = false;
        try (Watch.Guard guard = watch.over(plain, deadline)) {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(deadline.leftMillis(stall));
            if (!way.origin().isSecure()) {
                done = true;
                return new Wire(way, plain);
            }
            if (way.proxy().isPresent()) {
                tunnel(way, plain);
            }
            Wire wire = new Wire(way, secured(way.origin(), plain, trust.sockets(unchecked), unchecked));
            done = guard.isKept();
            return wire;
        } finally {
            if (!done) {
                plain.close();
            }
        }
    }

    private static Socket connect(Way way, Duration stall, Deadline deadline) throws IOException {
        Origin to = way.proxy().isPresent() ? proxyOrigin(way.proxy().get()) : way.origin();
        IOException failure = new ConnectException("no address");
        int left = MOST_ADDRESSES;
        for (InetAddress address : InetAddress.getAllByName(to.address())) {
            if (--left < 0 || deadline.isPassed()) {
                break;
            }
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, to.port()), deadline.leftMillis(stall));
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    static Origin proxyOrigin(URI proxy) throws IOException {
        if (!"http".equalsIgnoreCase(proxy.getScheme())) {
            throw new FetchException(
                    "the proxy " + Urls.shown(proxy) + " is of a kind that is not spoken here: only http:// is");
        }
        return Origin.of(proxy).orElseThrow(() -> new FetchException("the proxy has no address"));
    }

    private static void tunnel(Way way, Socket plain) throws IOException {
        String to = way.origin().host() + ":" + way.origin().port();
        String login = way.proxy().flatMap(Login::in).map(Login::basic).orElse("");
        String text = "CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n"
                + (login.isEmpty() ? "" : "Proxy-Authorization: " + login + "\r\n") + "\r\n";
        plain.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        // Unbuffered: what follows the head belongs to TLS.
        Head head = Head.read(plain.getInputStream());
        String proxy = way.proxy().map(Urls::shown).orElse("");
        if (head.status() == PROXY_LOGIN) {
            throw new FetchException("407 from the proxy " + proxy + ": it wants credentials");
        }
        if (head.status() < OK || head.status() >= 300) {
            throw new FetchException(head.status() + " from the proxy " + proxy + ": it opens no way to "
                    + way.origin().label());
        }
    }

    private static SSLSocket secured(Origin origin, Socket plain, SSLSocketFactory factory, boolean unchecked)
            throws IOException {
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, origin.address(), origin.port(), true);
        if (!unchecked) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    Way way() {
        return way;
    }

    Socket socket() {
        return socket;
    }

    /** Whether it has carried an answer before: then the other side may have closed it meanwhile. */
    boolean isUsed() {
        return used;
    }

    /** Whether something came that nobody asked for. */
    boolean isSpoilt() {
        try {
            return socket.isClosed() || in.available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** @throws StaleWireException when a connection used before turns out to be closed */
    Head ask(String method, URI url, Map<String, String> headers, Duration stall, Deadline deadline)
            throws IOException {
        if (deadline.isPassed()) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout(deadline.leftMillis(stall));
        StringBuilder text = new StringBuilder(method)
                .append(' ')
                .append(target(url))
                .append(" HTTP/1.1\r\nHost: ")
                .append(way.origin().label())
                .append("\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        try {
            out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            in.mark(1);
            if (in.read() >= 0) {
                in.reset();
            } else if (used) {
                throw new StaleWireException();
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw used && !deadline.isPassed() ? new StaleWireException() : e;
        }
        used = true;
        return Head.read(in);
    }

    private String target(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return way.isRelayed() ? "http://" + way.origin().label() + path + query : path + query;
    }

    Body body(Head head, String method) throws IOException {
        return Body.of(head, method, in);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
