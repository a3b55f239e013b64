package io.github.archcheck.loader.dyld;

import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Fault;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts what goes wrong in one load into words. */
final class Faults {
    private static final Version KNOWS_CHAINS = Version.of(10, 15);
    private static final Version APPLIES_CHAINS = Version.of(11, 0);

    private final World world;
    private final Images images;
    private final Envelope envelope;
    private final Function<String, Optional<String>> whole;
    private final List<Fault> faults = new ArrayList<>();

    /** @param whole from dyld's sentence to all that an import or a shell would show */
    Faults(World world, Images images, Function<String, Optional<String>> whole) {
        this.world = world;
        this.images = images;
        this.envelope = new Envelope(world.release());
        this.whole = whole;
    }

    List<Fault> all() {
        return faults;
    }

    private void add(
            Kind kind,
            Certainty certainty,
            int from,
            String subject,
            String words,
            Optional<String> message,
            String why) {
        faults.add(new Fault(
                kind,
                certainty,
                images.chain(from),
                subject,
                Optional.empty(),
                Optional.empty(),
                words,
                message.flatMap(whole),
                why));
    }

    private Mapped image(int index) {
        return images.get(index).image();
    }

    /**
     * A need for which nothing of use was found.
     *
     * @param certain whether all places could be looked at
     * @param noRpath whether there is no rpath to look in
     */
    void notLoaded(int from, String name, Search search, boolean certain, boolean noRpath) {
        Optional<String> reason = certain ? envelope.reason(search.attempts()) : Optional.empty();
        Optional<String> message =
                reason.map(text -> envelope.notLoaded(name, image(from), addendum(image(from)), text));
        Certainty certainty = certain ? Certainty.CERTAIN : Certainty.LIKELY;
        if (search.culprit().isPresent()) {
            Search.Culprit culprit = search.culprit().get();
            faults.add(new Fault(
                    Kind.UNUSABLE_LIBRARY,
                    certainty,
                    images.chain(from),
                    name,
                    Optional.of(culprit.path()),
                    Optional.of(culprit.refusal()),
                    culprit.words(),
                    message.flatMap(whole),
                    culprit.refusal().explanation()));
        } else if (noRpath) {
            String words = reason.filter(text -> search.attempts().isEmpty()).orElseGet(() -> notLoaded(name));
            add(Kind.NO_RPATH, certainty, from, name, words, message, "no rpath says where @rpath is");
        } else {
            add(Kind.MISSING_LIBRARY, certainty, from, name, notLoaded(name), message, whereItIsNot(search, name));
        }
    }

    private String notLoaded(String name) {
        return "Library not loaded: " + envelope.quoted(name);
    }

    private String whereItIsNot(Search search, String name) {
        if (SystemLibraries.mayHave(name)) {
            return "macOS " + world.macOs() + " has no such library";
        }
        return search.attempts().stream()
                .filter(Attempt::isUnknown)
                .findFirst()
                .map(attempt ->
                        "it is in none of the places that can be seen from here; nobody knows of " + attempt.path())
                .orElse("it is in none of the places where dyld looks");
    }

    /** More places to look in than archcheck cares to. */
    void givenUp(int from, String name) {
        String why = "archcheck gave up: there are too many places to look in";
        add(Kind.MISSING_LIBRARY, Certainty.RISK, from, name, "", Optional.empty(), why);
    }

    /** A file about which its headers do not decide. */
    void undetermined(int from, String name, Search.Outcome.Undetermined found) {
        faults.add(new Fault(
                Kind.UNUSABLE_LIBRARY,
                Certainty.RISK,
                images.chain(from),
                name,
                Optional.of(found.path()),
                Optional.empty(),
                "",
                Optional.empty(),
                found.why()));
    }

    /** An image that dyld of macOS 11 and before takes for too old. */
    void incompatible(int from, String name, Mapped provider, Version required, Version provided) {
        String words =
                "Incompatible library version: " + AtPaths.leaf(image(from).path()) + " requires version "
                        + numbers(required) + " or later, but " + AtPaths.leaf(provider.path()) + " provides version "
                        + numbers(provided);
        faults.add(new Fault(
                Kind.UNUSABLE_LIBRARY,
                Certainty.CERTAIN,
                images.chain(from),
                name,
                Optional.of(provider.path()),
                Optional.empty(),
                words,
                Optional.of(envelope.notLoaded(name, image(from), "", words)).flatMap(whole),
                ""));
    }

    private static String numbers(Version version) {
        return version.major() + "." + version.minor() + "." + version.patch();
    }

    /** What only mapping an image shows. */
    void mapped(int index, Optional<Search.Flaw> flaw) {
        flaw.ifPresent(found -> {
            switch (found) {
                case UNSIGNED -> unsigned(index);
                case ENCRYPTED -> encrypted(index);
            }
        });
        boolean chained = image(index).hasChainedFixups() && !world.macOs().isAtLeast(APPLIES_CHAINS);
        if (chained) {
            boolean unknown = !world.macOs().isAtLeast(KNOWS_CHAINS);
            add(
                    Kind.RELOCATION_FORMAT,
                    unknown ? Certainty.CERTAIN : Certainty.LIKELY,
                    index,
                    "LC_DYLD_CHAINED_FIXUPS",
                    unknown ? "unknown required load command 0x80000034" : "",
                    Optional.empty(),
                    "has chained fixups, which dyld applies since macOS 11");
        }
    }

    /** What the kernel adds after a colon has changed without a version to go by, and so is left out. */
    private void unsigned(int index) {
        Mapped image = image(index);
        String words = world.release() == DyldRelease.DYLD2
                ? "code signature in (" + image.path() + ") not valid for use in process using Library Validation"
                : "code signature in <" + image.uuid() + "> '" + image.path() + "' not valid for use in process";
        add(
                Kind.CODE_SIGNATURE_MISSING,
                Certainty.CERTAIN,
                index,
                image.path(),
                words,
                Optional.empty(),
                "is not signed, which arm64 code must be, if only ad hoc");
    }

    private void encrypted(int index) {
        Mapped image = image(index);
        String words = world.release() == DyldRelease.DYLD2
                ? "mremap_encrypted() => -1, errno=22 for " + image.path()
                : "could not register fairplay decryption";
        add(
                Kind.ENCRYPTED,
                Certainty.CERTAIN,
                index,
                image.path(),
                world.process().isArm64() ? words : "",
                Optional.empty(),
                "is encrypted (FairPlay)");
    }

    /** A symbol that the library lacks in which it is looked for. */
    void lacksSymbol(int from, String symbol, Mapped provider) {
        String expectedIn = envelope.image(provider);
        String message = envelope.symbolNotFound(symbol, image(from), symbolAddendum(image(from)), expectedIn);
        faults.add(new Fault(
                Kind.UNDEFINED_SYMBOL,
                Certainty.CERTAIN,
                images.chain(from),
                symbol,
                Optional.of(provider.path()),
                Optional.empty(),
                "Symbol not found: " + symbol,
                whole.apply(message),
                "uses " + symbol + ", which " + AtPaths.leaf(provider.path()) + " does not export"));
    }

    /** A symbol that is looked for everywhere, and that no image has. */
    void lacksSymbol(int from, String symbol) {
        String message = envelope.symbolNotFound(symbol, image(from));
        String words = world.release() == DyldRelease.DYLD2 ? "Symbol not found: " + symbol : message;
        String why = "uses " + symbol + ", which nothing that is loaded along exports";
        add(Kind.UNDEFINED_SYMBOL, Certainty.LIKELY, from, symbol, words, Optional.of(message), why);
    }

    /** A symbol of the system that this version of it does not have yet; its UUID nobody knows. */
    void newSymbol(int from, String symbol, String library, Version first) {
        Mapped image = image(from);
        Optional<String> message = world.release().isAtLeast(DyldRelease.V13_0)
                ? Optional.empty()
                : Optional.of(envelope.symbolNotFound(symbol, image, symbolAddendum(image), envelope.quoted(library)));
        add(
                Kind.OS_TOO_OLD,
                Certainty.LIKELY,
                from,
                symbol,
                "Symbol not found: " + symbol,
                message,
                "uses " + symbol + ", which macOS has since " + first);
    }

    /** An image that says it needs a newer system, without proof that it does. */
    void tooNew(int index, Version minimum) {
        String why = "was built for macOS " + minimum + " or later";
        add(Kind.OS_TOO_OLD, Certainty.RISK, index, "macOS " + minimum, "", Optional.empty(), why);
    }

    private String addendum(Mapped image) {
        return world.release().isAtLeast(DyldRelease.V13_0) && isTooNew(image)
                ? " (built for macOS " + image.minimumOs().orElseThrow() + " which is newer than running OS)"
                : "";
    }

    private String symbolAddendum(Mapped image) {
        if (world.release() != DyldRelease.DYLD2 || !isTooNew(image)) {
            return addendum(image);
        }
        Version minimum = image.minimumOs().orElseThrow();
        return " (which was built for Mac OS X " + minimum.major() + "." + minimum.minor() + ")";
    }

    boolean isTooNew(Mapped image) {
        return image.minimumOs()
                .filter(minimum -> minimum.compareTo(world.macOs()) > 0)
                .isPresent();
    }

    /** The opened file itself, of no use. */
    static Fault refused(String path, Search search, Optional<String> message, boolean certain) {
        Optional<Search.Culprit> culprit = search.culprit();
        return new Fault(
                culprit.isPresent() ? Kind.UNUSABLE_LIBRARY : Kind.MISSING_LIBRARY,
                certain ? Certainty.CERTAIN : Certainty.LIKELY,
                List.of(path),
                path,
                culprit.map(Search.Culprit::path),
                culprit.map(Search.Culprit::refusal),
                culprit.map(Search.Culprit::words).orElse(""),
                message,
                culprit.map(found -> found.refusal().explanation()).orElse(""));
    }

    /** All faults, those last that are mere risks. */
    List<Load.Fault> inOrder() {
        List<Fault> sorted = new ArrayList<>(faults);
        sorted.sort((one, other) ->
                Boolean.compare(one.certainty() == Certainty.RISK, other.certainty() == Certainty.RISK));
        return sorted;
    }
}
