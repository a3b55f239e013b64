package io.github.archcheck.index.http;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Asks servers, from several threads if need be. A request is tried a few times at most, with pauses; a host that cannot be
 * reached, or wants to be left alone, is not asked again in the same run; a login is sent to the host that was asked for and to
 * no other that it leads to. Nothing is sent before {@link #send}.
 */
public final class Fetcher implements Closeable {
    private static final int MOST_CONNECTIONS = 8;
    private static final int MOST_REDIRECTS = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(429, 500, 502, 503, 504, 520, 521, 522, 523, 524);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_FAILURE = 500;

    private final NetworkSettings settings;
    private final Trust trust;
    private final Wires wires = new Wires();
    private final Watch watch = new Watch();
    private final GivenUp givenUp = new GivenUp();
    private final Semaphore places = new Semaphore(MOST_CONNECTIONS);

    public Fetcher(NetworkSettings settings) {
        this.settings = settings;
        this.trust = new Trust(settings.certificates());
    }

    public HttpLimits limits() {
        return settings.limits();
    }

    /**
     * The answer, whatever its status, after redirects. The caller closes it.
     *
     * @throws FetchException when there is none, in words for people
     */
    public Response send(Request request) throws FetchException {
        Optional<Login> login = settings.logins().forUrl(request.url());
        Origin asked = origin(request.url(), request);
        URI url = Urls.bare(request.url());
        Optional<String> from = Optional.empty();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Origin origin = origin(url, request);
            Optional<Login> sent = origin.equals(asked) ? login : Optional.empty();
            Response response = tried(new Step(request, url, origin, sent, from));
            if (!REDIRECTS.contains(response.status())
                    || response.header("location").isEmpty()) {
                return response;
            }
            url = leave(response, origin);
            from = origin(url, request).equals(asked) ? Optional.empty() : Optional.of(asked.label());
        }
        throw new FetchException(
                "the " + request.role() + " " + asked.label() + " leads on more than " + MOST_REDIRECTS + " times");
    }

    private record Step(Request request, URI url, Origin origin, Optional<Login> login, Optional<String> from) {}

    private static Origin origin(URI url, Request request) throws FetchException {
        return Origin.of(url)
                .orElseThrow(() -> new FetchException("the address of the " + request.role() + " is none of HTTP"));
    }

    private static URI leave(Response response, Origin origin) throws FetchException {
        try (response) {
            Optional<URI> next = response.header("location")
                    .flatMap(Urls::parse)
                    .map(response.url()::resolve)
                    .map(Urls::bare);
            Origin to = next.flatMap(Origin::of)
                    .orElseThrow(() -> response.trouble("leads to an address that is none of HTTP"));
            if (origin.isSecure() && !to.isSecure()) {
                throw response.trouble("leads from https to http, which is not followed");
            }
            return next.get();
        } catch (FetchException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw response.trouble("leads to an address that is none of HTTP");
        }
    }

    private Response tried(Step step) throws FetchException {
        Optional<String> known = givenUp.why(step.origin());
        if (known.isPresent()) {
            throw new FetchException(known.get());
        }
        Request request = step.request();
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= request.tries();
            Deadline deadline = new Deadline(request.time());
            Wire.Way way = new Wire.Way(step.origin(), settings.proxies().forOrigin(step.origin()));
            Words words = new Words(
                    request.role(), step.origin(), step.from(), step.login().isPresent(), deadline, way);
            Optional<String> retryAfter = Optional.empty();
            try {
                Response response = exchanged(step, way, deadline, words);
                if (!WORTH_ANOTHER_TRY.contains(response.status()) || request.tries() == 1) {
                    return response;
                }
                retryAfter = response.header("retry-after");
                if (last || Pauses.before(attempt + 1, retryAfter, limits()).isEmpty()) {
                    remember(step, response);
                    return response;
                }
                response.close();
            } catch (IOException e) {
                String why = words.of(e);
                if (isFinal(e, deadline)) {
                    givenUp.giveUp(step.origin(), why);
                    throw new FetchException(why);
                }
                if (last) {
                    givenUp.failed(step.origin(), why);
                    throw new FetchException(why);
                }
            }
            pause(Pauses.before(attempt + 1, retryAfter, limits()).orElse(Duration.ZERO), words);
        }
    }

    private void remember(Step step, Response response) {
        String why = response.refusal().getMessage();
        if (response.status() == TOO_MANY_REQUESTS) {
            givenUp.giveUp(step.origin(), why);
        } else if (response.status() >= FIRST_FAILURE) {
            givenUp.failed(step.origin(), why);
        }
    }

    /** Whether asking again would meet the same: nothing listens, nobody is trusted, or it takes too long. */
    private static boolean isFinal(IOException failure, Deadline deadline) {
        if (deadline.isPassed() || failure instanceof SocketTimeoutException) {
            return true;
        }
        boolean broken = failure instanceof EOFException
                || failure instanceof ProtocolException
                || failure instanceof StaleWireException
                || (failure instanceof SocketException
                        && !(failure instanceof ConnectException)
                        && !(failure instanceof NoRouteToHostException));
        return !broken;
    }

    private static void pause(Duration time, Words words) throws FetchException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchException(words.of(new InterruptedIOException()));
        }
    }

    private Response exchanged(Step step, Wire.Way way, Deadline deadline, Words words) throws IOException {
        places.acquireUninterruptibly();
        boolean kept = false;
        try {
            Response response = overAnyWire(step, way, deadline, words);
            kept = true;
            return response;
        } finally {
            if (!kept) {
                places.release();
            }
        }
    }

    private Response overAnyWire(Step step, Wire.Way way, Deadline deadline, Words words) throws IOException {
        Optional<Wire> waiting = wires.take(way);
        if (waiting.isPresent()) {
            try {
                return asked(step, waiting.get(), deadline, words);
            } catch (StaleWireException e) {
                wires.forget(way);
            }
        }
        boolean unchecked = settings.trusts(step.origin());
        return asked(step, Wire.open(way, trust, unchecked, limits().stall(), deadline, watch), deadline, words);
    }

    private Response asked(Step step, Wire wire, Deadline deadline, Words words) throws IOException {
        Watch.Guard guard = watch.over(wire.socket(), deadline);
        boolean kept = false;
        try {
            Request request = step.request();
            Head head = wire.ask(request.method(), step.url(), headers(step, wire), limits().stall(), deadline);
            Body body = wire.body(head, request.method());
            kept = true;
            return new Response(new Exchange(wire, wires, guard, places), head, body, step.url(), words, givenUp);
        } finally {
            if (!kept) {
                guard.close();
                wire.close();
            }
        }
    }

    private static Map<String, String> headers(Step step, Wire wire) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "archcheck");
        headers.putAll(step.request().headers());
        step.login().ifPresent(login -> headers.put("Authorization", login.basic()));
        if (wire.way().isRelayed()) {
            wire.way().proxy().flatMap(Login::in).ifPresent(login -> headers.put("Proxy-Authorization", login.basic()));
        }
        return headers;
    }

    @Override
    public void close() throws IOException {
        watch.close();
        wires.close();
    }
}
