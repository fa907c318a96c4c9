package io.omsflink.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One client's connection through a proxy: two sockets and, per direction, a reader and a writer
 * with a queue between them.
 */
final class ProxyConnection {
    // Small pieces keep a throttled stream even; the queue must hold what is under way during the
    // latency.
    private static final int PIECE = 16 * 1024;
    private static final int QUEUE = 1024;
    private static final Piece END = new Piece(0, new byte[0]);

    private final Socket client;
    private final Socket server;
    private final ProxySettings settings;

    ProxyConnection(Socket client, Socket server, ProxySettings settings) {
        this.client = client;
        this.server = server;
        this.settings = settings;
    }

    /**
     * Bytes under way.
     *
     * @param due when they may arrive, by {@link System#nanoTime}
     */
    private record Piece(long due, byte[] bytes) {
        // A read gives one byte at least, so no piece of the stream is empty.
        boolean isEnd() {
            return bytes.length == 0;
        }
    }

    /** One step of a direction; ends with an exception when a socket is closed. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    void start() {
        direction(client, server);
        direction(server, client);
    }

    private void direction(Socket from, Socket to) {
        BlockingQueue<Piece> line = new LinkedBlockingQueue<>(QUEUE);
        TcpProxy.start("proxy-reader", () -> closeOnFailure(() -> readAll(from, line)));
        TcpProxy.start("proxy-writer", () -> closeOnFailure(() -> writeAll(line, to)));
    }

    private void closeOnFailure(Work work) {
        try {
            work.run();
        } catch (IOException | InterruptedException e) {
            close();
        }
    }

    private void readAll(Socket from, BlockingQueue<Piece> line)
            throws IOException, InterruptedException {
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[PIECE];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            put(
                    line,
                    new Piece(
                            System.nanoTime() + settings.latencyNanos(),
                            Arrays.copyOf(buffer, length)));
        }
        put(line, END);
    }

    // The writer may be gone, so waiting for room must look at the connection now and then.
    private void put(BlockingQueue<Piece> line, Piece piece)
            throws IOException, InterruptedException {
        while (!line.offer(piece, 1, TimeUnit.SECONDS)) {
            if (!isOpen()) {
                throw new IOException("closed");
            }
        }
    }

    private void writeAll(BlockingQueue<Piece> line, Socket to)
            throws IOException, InterruptedException {
        long lineFree = System.nanoTime();
        for (Piece piece = take(line); !piece.isEnd(); piece = take(line)) {
            long start = Math.max(lineFree, Math.max(piece.due, System.nanoTime()));
            lineFree = start + settings.nanosFor(piece.bytes.length);
            TimeUnit.NANOSECONDS.sleep(Math.max(lineFree, start) - System.nanoTime());
            settings.awaitFlow();
            to.getOutputStream().write(piece.bytes);
            settings.count(piece.bytes.length);
        }
        // Half-closed connections stay so: the other direction may still have something to say.
        to.shutdownOutput();
    }

    private Piece take(BlockingQueue<Piece> line) throws IOException, InterruptedException {
        Piece piece = line.poll(1, TimeUnit.SECONDS);
        while (piece == null) {
            if (!isOpen()) {
                throw new IOException("closed");
            }
            piece = line.poll(1, TimeUnit.SECONDS);
        }
        return piece;
    }

    boolean isOpen() {
        return !client.isClosed()
                && !server.isClosed()
                && !(client.isOutputShutdown() && server.isOutputShutdown());
    }

    void close() {
        TcpProxy.closeQuietly(client);
        TcpProxy.closeQuietly(server);
    }
}
