package org.alongside.opinion.slate;

import java.util.Arrays;

/**
 * The largest flow from a source to a sink through pipes of whole-number width (Dinic 1970), and which side of the
 * narrowest cut each node is on. Small and exact; for networks of statements and kinds of ballots.
 */
final class Flow {

    private final int source;
    private final int sink;
    private final int[] first;
    private int[] next = new int[64];
    private int[] to = new int[64];
    private long[] room = new long[64];
    private int pipes;
    private final int[] level;
    private final int[] cursor;

    Flow(int nodes, int source, int sink) {
        this.source = source;
        this.sink = sink;
        this.first = new int[nodes];
        this.level = new int[nodes];
        this.cursor = new int[nodes];
        Arrays.fill(first, -1);
    }

    void pipe(int from, int into, long width) {
        half(from, into, width);
        half(into, from, 0);
    }

    private void half(int from, int into, long width) {
        if (pipes == to.length) {
            next = Arrays.copyOf(next, 2 * pipes);
            to = Arrays.copyOf(to, 2 * pipes);
            room = Arrays.copyOf(room, 2 * pipes);
        }
        to[pipes] = into;
        room[pipes] = width;
        next[pipes] = first[from];
        first[from] = pipes++;
    }

    /** Sends as much as fits and says how much that is. */
    long send() {
        long total = 0;
        while (levels()) {
            System.arraycopy(first, 0, cursor, 0, first.length);
            long sent = push(source, Long.MAX_VALUE);
            while (sent > 0) {
                total += sent;
                sent = push(source, Long.MAX_VALUE);
            }
        }
        return total;
    }

    /** After {@link #send}: the nodes the source still reaches. */
    boolean[] reachedFromSource() {
        boolean[] reached = new boolean[first.length];
        for (int node = 0; node < reached.length; node++) {
            reached[node] = level[node] >= 0;
        }
        return reached;
    }

    /** After {@link #send}: the nodes from which the sink can still be reached. */
    boolean[] reachingSink() {
        boolean[] reaching = new boolean[first.length];
        int[] queue = new int[first.length];
        int end = 0;
        queue[end++] = sink;
        reaching[sink] = true;
        for (int begin = 0; begin < end; begin++) {
            for (int pipe = first[queue[begin]]; pipe >= 0; pipe = next[pipe]) {
                int from = to[pipe];
                if (!reaching[from] && room[pipe ^ 1] > 0) {
                    reaching[from] = true;
                    queue[end++] = from;
                }
            }
        }
        return reaching;
    }

    private boolean levels() {
        Arrays.fill(level, -1);
        int[] queue = new int[first.length];
        int end = 0;
        queue[end++] = source;
        level[source] = 0;
        for (int begin = 0; begin < end; begin++) {
            int node = queue[begin];
            for (int pipe = first[node]; pipe >= 0; pipe = next[pipe]) {
                if (room[pipe] > 0 && level[to[pipe]] < 0) {
                    level[to[pipe]] = level[node] + 1;
                    queue[end++] = to[pipe];
                }
            }
        }
        return level[sink] >= 0;
    }

    private long push(int node, long limit) {
        if (node == sink) {
            return limit;
        }
        for (; cursor[node] >= 0; cursor[node] = next[cursor[node]]) {
            int pipe = cursor[node];
            if (room[pipe] > 0 && level[to[pipe]] == level[node] + 1) {
                long sent = push(to[pipe], Math.min(limit, room[pipe]));
                if (sent > 0) {
                    room[pipe] -= sent;
                    room[pipe ^ 1] += sent;
                    return sent;
                }
            }
        }
        return 0;
    }
}
