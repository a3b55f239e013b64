package io.github.archcheck.packaging.version;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What a version says, part by part.
 *
 * @param release at least one number, with the zeros at its end that were written
 * @param post {@code 0} for a post-release without a number; so, too, {@code dev}
 * @param local empty when there is none
 */
record VersionParts(
        BigInteger epoch,
        List<BigInteger> release,
        Optional<PreRelease> pre,
        Optional<BigInteger> post,
        Optional<BigInteger> dev,
        List<LocalSegment> local)
        implements Comparable<VersionParts> {
    VersionParts {
        release = List.copyOf(release);
        local = List.copyOf(local);
    }

    VersionParts withoutLocal() {
        return local.isEmpty() ? this : new VersionParts(epoch, release, pre, post, dev, List.of());
    }

    /** Nothing but an epoch and release numbers. */
    boolean isPlain() {
        return pre.isEmpty() && post.isEmpty() && dev.isEmpty() && local.isEmpty();
    }

    boolean sameRelease(VersionParts other) {
        return epoch.equals(other.epoch) && compareReleases(other) == 0;
    }

    /** Whether the first numbers are those of a prefix; numbers that are not there are zero. */
    boolean startsWith(BigInteger prefixEpoch, List<BigInteger> prefix) {
        if (!epoch.equals(prefixEpoch)) {
            return false;
        }
        for (int i = 0; i < prefix.size(); i++) {
            if (!number(i).equals(prefix.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@code 1.dev1 < 1a1.dev1 < 1a1 < 1b1 < 1rc1 < 1 < 1+local < 1.post1.dev1 < 1.post1}, as PEP 440 has it. */
    @Override
    public int compareTo(VersionParts other) {
        int order = epoch.compareTo(other.epoch);
        order = order != 0 ? order : compareReleases(other);
        order = order != 0 ? order : Integer.compare(preRank(), other.preRank());
        order = order != 0 ? order : compare(pre, other.pre);
        order = order != 0 ? order : Boolean.compare(post.isPresent(), other.post.isPresent());
        order = order != 0 ? order : compare(post, other.post);
        order = order != 0 ? order : Boolean.compare(dev.isEmpty(), other.dev.isEmpty());
        order = order != 0 ? order : compare(dev, other.dev);
        return order != 0 ? order : compareLocals(other);
    }

    private int compareReleases(VersionParts other) {
        int longest = Math.max(release.size(), other.release.size());
        for (int i = 0; i < longest; i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int compareLocals(VersionParts other) {
        int shortest = Math.min(local.size(), other.local.size());
        for (int i = 0; i < shortest; i++) {
            int order = local.get(i).compareTo(other.local.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(local.size(), other.local.size());
    }

    private BigInteger number(int index) {
        return index < release.size() ? release.get(index) : BigInteger.ZERO;
    }

    /** A development release of no pre-release and no post-release comes first, a final release after all pre-releases. */
    private int preRank() {
        if (pre.isPresent()) {
            return 1;
        }
        return dev.isPresent() && post.isEmpty() ? 0 : 2;
    }

    private static <T extends Comparable<T>> int compare(Optional<T> one, Optional<T> other) {
        return one.isPresent() && other.isPresent() ? one.get().compareTo(other.get()) : 0;
    }

    /** Equal for what {@link #compareTo} calls equal. */
    int orderHash() {
        int significant = release.size();
        while (significant > 0 && release.get(significant - 1).signum() == 0) {
            significant--;
        }
        int hash = epoch.hashCode();
        hash = 31 * hash + release.subList(0, significant).hashCode();
        hash = 31 * hash + pre.hashCode();
        hash = 31 * hash + post.hashCode();
        hash = 31 * hash + dev.hashCode();
        return 31 * hash + local.hashCode();
    }

    /** Epoch and release numbers. */
    String base() {
        StringBuilder text = new StringBuilder();
        if (epoch.signum() != 0) {
            text.append(epoch).append('!');
        }
        for (int i = 0; i < release.size(); i++) {
            text.append(i == 0 ? "" : ".").append(release.get(i));
        }
        return text.toString();
    }

    /** All but the local part. */
    String publicPart() {
        StringBuilder text = new StringBuilder(base());
        pre.ifPresent(text::append);
        post.ifPresent(number -> text.append(".post").append(number));
        dev.ifPresent(number -> text.append(".dev").append(number));
        return text.toString();
    }

    String localPart() {
        return String.join(".", local.stream().map(LocalSegment::text).toList());
    }
}
