package io.github.archcheck.lock;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a listing says about indexes. It counts only for a user who allowed the network; addresses may hold credentials, which
 * must reach no output.
 *
 * @param indexUrl instead of the index that installers take by themselves
 * @param extraIndexUrls in the order of the listing, variables of the environment filled in
 * @param findLinks addresses or paths of pages and folders with files; paths that exist are absolute
 * @param noIndex only {@code findLinks} count
 * @param preReleases are allowed for everything
 * @param onlyBinary normalised names, or {@code :all:}
 * @param noBinary normalised names, or {@code :all:}
 * @param trustedHosts whose certificates are not to be checked, as the listing wishes
 */
public record IndexOptions(
        Optional<String> indexUrl,
        List<String> extraIndexUrls,
        List<String> findLinks,
        boolean noIndex,
        boolean preReleases,
        boolean preferBinary,
        Set<String> onlyBinary,
        Set<String> noBinary,
        List<String> trustedHosts) {
    /** Nothing is said. */
    public static final IndexOptions NONE = new IndexOptions(
            Optional.empty(), List.of(), List.of(), false, false, false, Set.of(), Set.of(), List.of());

    public IndexOptions {
        extraIndexUrls = List.copyOf(extraIndexUrls);
        findLinks = List.copyOf(findLinks);
        onlyBinary = Set.copyOf(onlyBinary);
        noBinary = Set.copyOf(noBinary);
        trustedHosts = List.copyOf(trustedHosts);
    }

    /** Without addresses, since those may hold credentials. */
    @Override
    public String toString() {
        return "IndexOptions[" + indexUrl.map(url -> 1).orElse(0) + " + " + extraIndexUrls.size() + " indexes, "
                + findLinks.size() + " links]";
    }
}
