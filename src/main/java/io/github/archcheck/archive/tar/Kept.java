package io.github.archcheck.archive.tar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What is left of a file that passed by. */
sealed interface Kept extends PositionedBytes {
    int PAGE_BYTES = 4 << 10;

    /** Why files of compressed archives cannot be read everywhere. */
    String NOT_KEPT = "was not kept while the compressed archive passed by";

    /** Why files with holes are not read. */
    String HOLES = "is stored with holes left out, which archcheck does not read";

    @Override
    default void close() {}

    /** All of it. */
    final class Whole implements Kept {
        private final byte[] content;

        Whole(byte[] content) {
            this.content = content;
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public void read(long position, ByteBuffer target) {
            int at = (int) position;
            target.put(content, at, Math.min(target.remaining(), content.length - at));
        }
    }

    /** Some pages of it. */
    final class Pages implements Kept {
        private final long size;
        private final int[] numbers;
        private final byte[][] pages;

        /**
         * @param numbers of the pages, ascending
         * @param pages as many; the last of a file may be short
         */
        Pages(long size, int[] numbers, byte[][] pages) {
            this.size = size;
            this.numbers = numbers;
            this.pages = pages;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void read(long position, ByteBuffer target) throws IOException {
            int found = Arrays.binarySearch(numbers, (int) Math.min(position / PAGE_BYTES, Integer.MAX_VALUE));
            if (found < 0) {
                throw new IOException(NOT_KEPT);
            }
            int at = (int) (position % PAGE_BYTES);
            byte[] page = pages[found];
            target.put(page, at, Math.min(target.remaining(), page.length - at));
        }
    }

    /** Nothing of it, for a reason. */
    record Nothing(long size, String reason) implements Kept {
        @Override
        public void read(long position, ByteBuffer target) throws IOException {
            throw new IOException(reason);
        }
    }
}
