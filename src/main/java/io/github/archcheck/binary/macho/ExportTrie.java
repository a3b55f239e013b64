package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The tree of names in LC_DYLD_EXPORTS_TRIE and LC_DYLD_INFO. A node says whether a name ends there, and leads to others
 * with what the name goes on with. No name is ever put together: its hash goes on from node to node.
 */
final class ExportTrie {
    /** Nodes do not overlap in a sound file, so that every byte is read once; twice allows for small liberties. */
    private static final int MAX_READINGS = 2;

    private final PackedBytes trie;
    private final Exports.Builder exports;
    private final BitSet seen = new BitSet();
    private int[] pendingNodes = new int[64];
    private long[] pendingHashes = new long[64];
    private int pending;
    private long readable;

    private ExportTrie(PackedBytes trie, Exports.Builder exports) {
        this.trie = trie;
        this.exports = exports;
        this.readable = (long) trie.size() * MAX_READINGS;
    }

    /** @throws MalformedBinaryException when nodes lie outside, or are reached on two ways */
    static void read(PackedBytes trie, Exports.Builder exports) throws MalformedBinaryException {
        if (trie.size() > 0) {
            ExportTrie reader = new ExportTrie(trie, exports);
            reader.push(0, Exports.START);
            while (reader.pending > 0) {
                reader.pending--;
                reader.node(reader.pendingNodes[reader.pending], reader.pendingHashes[reader.pending]);
            }
        }
    }

    private void push(long node, long hash) throws MalformedBinaryException {
        if (node >= trie.size() || seen.get((int) node)) {
            throw trie.damage("leads to node 0x" + Long.toHexString(node) + ", which is outside or known already");
        }
        seen.set((int) node);
        if (pending == pendingNodes.length) {
            pendingNodes = Arrays.copyOf(pendingNodes, pending * 2);
            pendingHashes = Arrays.copyOf(pendingHashes, pending * 2);
        }
        pendingNodes[pending] = (int) node;
        pendingHashes[pending++] = hash;
    }

    private void node(int offset, long hash) throws MalformedBinaryException {
        trie.seek(offset);
        long terminalBytes = trie.uleb();
        if (terminalBytes > trie.size()) {
            throw trie.damage("an export takes " + terminalBytes + " bytes");
        }
        if (terminalBytes != 0) {
            exports.add(hash);
        }
        trie.seek(trie.position() + terminalBytes);
        int children = trie.u8();
        for (int i = 0; i < children; i++) {
            int from = trie.position();
            int to = trie.endOfString();
            long longer = Exports.extend(hash, trie.bytes(), from, to);
            push(trie.uleb(), longer);
        }
        readable -= trie.position() - offset - terminalBytes;
        if (readable < 0) {
            throw trie.damage("the nodes overlap so often that they make no sense");
        }
    }
}
