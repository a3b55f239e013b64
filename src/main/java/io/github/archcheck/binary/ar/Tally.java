package io.github.archcheck.binary.ar;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the members of one archive while it is walked. */
final class Tally {
    /** Kept apart; no real archive comes near, and a hostile one must not turn each member into an image. */
    static final int MAX_ARCHITECTURES = 64;

    private final boolean thin;
    private final Map<MemberArchitecture, Integer> countByArchitecture = new LinkedHashMap<>();
    private int countMembers;
    private int countNameless;
    private boolean overflowed;

    Tally(boolean thin) {
        this.thin = thin;
    }

    boolean thin() {
        return thin;
    }

    int countMembers() {
        return countMembers;
    }

    void add(List<MemberArchitecture> member) {
        countMembers++;
        if (member.isEmpty()) {
            countNameless++;
        }
        for (MemberArchitecture architecture : member) {
            if (countByArchitecture.size() < MAX_ARCHITECTURES || countByArchitecture.containsKey(architecture)) {
                countByArchitecture.merge(architecture, 1, Integer::sum);
            } else {
                overflowed = true;
            }
        }
    }

    ArArchive archive(boolean readToTheEnd) {
        return new ArArchive(thin, countMembers, countNameless, readToTheEnd && !overflowed);
    }

    /** In order of first appearance; each covers the whole file, as its members lie anywhere in it. */
    List<Image> images(Span extent) {
        return countByArchitecture.entrySet().stream()
                .map(entry -> new Image(
                        entry.getKey().architecture(),
                        ImageType.ARCHIVE,
                        extent,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        new ArDetails(entry.getKey().format(), entry.getValue()),
                        List.of()))
                .toList();
    }
}
