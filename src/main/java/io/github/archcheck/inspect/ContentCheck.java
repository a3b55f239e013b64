package io.github.archcheck.inspect;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.macho.CodeSignature;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.bytes.FileSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a file once for all that is asked about its bytes, beyond what {@link Inspector} asks about its headers. */
public final class ContentCheck {
    private static final int BUFFER_BYTES = 32 << 10;

    /** What was found. */
    public sealed interface Outcome {
        /**
         * @param digests of the whole file by algorithm, in lower-case hexadecimal
         * @param signatures one per image that was asked about, in that order
         */
        record Checked(Map<String, String> digests, List<SignatureState> signatures) implements Outcome {
            public Checked {
                digests = Map.copyOf(digests);
                signatures = List.copyOf(signatures);
            }
        }

        /** The system would not hand out all bytes that were there when the headers were read. */
        record Unreadable(String reason) implements Outcome {}
    }

    private ContentCheck() {}

    /**
     * @param file a regular file
     * @param algorithms digests of the whole file, in Java's spelling
     * @param images of the file as inspected, those whose signatures to check
     * @throws ClosedByInterruptException when the thread was interrupted, which says nothing about the file
     */
    public static Outcome check(Path file, Set<String> algorithms, List<Image> images)
            throws ClosedByInterruptException {
        try (FileSource source = FileSource.open(file)) {
            List<WholeDigest> digests = algorithms.stream()
                    .map(algorithm -> WholeDigest.of(algorithm, source.size()))
                    .toList();
            Map<Integer, PageHashes> pages = new HashMap<>();
            List<SignatureState> states = signatures(source, images, pages);
            List<Stretch> wanted = new ArrayList<>(digests);
            wanted.addAll(pages.values());
            read(source, wanted);
            pages.forEach((number, hashes) -> states.set(number, hashes.state()));
            return new Outcome.Checked(
                    digests.stream().collect(Collectors.toMap(WholeDigest::algorithm, WholeDigest::hex)), states);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException | SecurityException e) {
            return new Outcome.Unreadable(ReadFailure.inWords(e));
        } catch (MalformedBinaryException e) {
            return new Outcome.Unreadable("the file changed while it was read");
        }
    }

    /**
     * What is known without hashing, and in {@code pages} what hashing has to tell. All images together hash no more
     * than the file has, however its slices overlap.
     */
    private static List<SignatureState> signatures(
            FileSource source, List<Image> images, Map<Integer, PageHashes> pages) {
        List<SignatureState> states = new ArrayList<>();
        long budget = source.size();
        for (Image image : images) {
            Optional<CodeSignature> signature =
                    image.details() instanceof MachODetails machO ? machO.signature() : Optional.empty();
            Optional<SignatureState> obstacle = signature.isEmpty()
                    ? Optional.of(new SignatureState.Unverifiable("it has none that can be read"))
                    : PageHashes.obstacle(image, signature.get());
            if (obstacle.isEmpty()) {
                PageHashes hashes = PageHashes.of(source, image, signature.get());
                budget -= hashes.to() - hashes.from();
                if (hashes.to() > source.size()) {
                    obstacle = Optional.of(new SignatureState.Unverifiable("the file became shorter"));
                } else if (budget < 0) {
                    obstacle = Optional.of(new SignatureState.Unverifiable("its slice overlaps another"));
                } else {
                    pages.put(states.size(), hashes);
                }
            }
            states.add(obstacle.orElseGet(SignatureState.Valid::new));
        }
        return states;
    }

    private static void read(FileSource source, List<Stretch> wanted) throws IOException, MalformedBinaryException {
        byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, source.size())];
        long position = 0;
        while (true) {
            long next = Long.MAX_VALUE;
            long last = 0;
            for (Stretch stretch : wanted) {
                if (stretch.to() > position && stretch.to() > stretch.from()) {
                    next = Math.min(next, Math.max(position, stretch.from()));
                    last = Math.max(last, stretch.to());
                }
            }
            if (next == Long.MAX_VALUE) {
                return;
            }
            int length = (int) Math.min(buffer.length, last - next);
            source.read(next, buffer, length);
            for (Stretch stretch : wanted) {
                long from = Math.max(next, stretch.from());
                long to = Math.min(next + length, stretch.to());
                if (from < to) {
                    stretch.accept(buffer, (int) (from - next), (int) (to - from));
                }
            }
            position = next + length;
        }
    }
}
