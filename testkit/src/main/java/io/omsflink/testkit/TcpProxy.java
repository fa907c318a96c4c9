package io.omsflink.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP forwarder on the loopback address that makes faults: put it between a client and a server.
 * All methods may be called at any time from any thread; new settings hold for open connections
 * too.
 */
public final class TcpProxy implements AutoCloseable {
    private final InetSocketAddress target;
    private final int port = FreePort.take();
    private final ProxySettings settings = new ProxySettings();
    private final Set<ProxyConnection> connections = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;

    private TcpProxy(InetSocketAddress target) {
        this.target = target;
    }

    /** A listening proxy in front of that server. */
    public static TcpProxy to(String host, int port) {
        TcpProxy proxy = new TcpProxy(new InetSocketAddress(host, port));
        proxy.heal();
        return proxy;
    }

    /** Always {@code 127.0.0.1}. */
    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /** Breaks all connections and refuses new ones until {@link #heal}. */
    public synchronized void cut() {
        closeQuietly(listener);
        listener = null;
        drop();
    }

    /** Breaks all connections at once; new ones are welcome. */
    public void drop() {
        connections.forEach(ProxyConnection::close);
        connections.clear();
    }

    /**
     * Holds back every byte in both directions, as a network that swallows packets does;
     * connections stay open until {@link #heal}.
     */
    public void stall() {
        settings.stall(true);
    }

    /** Undoes {@link #cut} and {@link #stall}; latency and throttle stay. */
    public synchronized void heal() {
        settings.stall(false);
        if (listener == null) {
            listener = listen();
            start("proxy-" + port, this::acceptAll);
        }
    }

    /** Delays every byte by this long in each direction; zero for none. */
    public void latency(Duration oneWay) {
        settings.latency(oneWay);
    }

    /**
     * Lets at most so many bytes pass in a second in each direction of each connection; 0 for no
     * limit.
     */
    public void throttle(long bytesPerSecond) {
        settings.throttle(bytesPerSecond);
    }

    /** How many connections are open now. */
    public int connections() {
        return (int) connections.stream().filter(ProxyConnection::isOpen).count();
    }

    /** How many bytes have passed in both directions since the start. */
    public long bytesPassed() {
        return settings.passed();
    }

    private ServerSocket listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    private void acceptAll() {
        ServerSocket socket = current();
        while (socket != null && !socket.isClosed()) {
            try {
                accept(socket.accept());
            } catch (IOException closedOrTargetDown) {
                // A closed listener ends the loop; a target that is down costs this client its
                // connection.
            }
        }
    }

    private synchronized ServerSocket current() {
        return listener;
    }

    private void accept(Socket client) throws IOException {
        Socket server = new Socket();
        try {
            server.connect(target);
        } catch (IOException e) {
            client.close();
            closeQuietly(server);
            throw e;
        }
        register(new ProxyConnection(client, server, settings));
    }

    private synchronized void register(ProxyConnection connection) {
        connections.removeIf(other -> !other.isOpen());
        if (listener == null) {
            connection.close();
            return;
        }
        connections.add(connection);
        connection.start();
    }

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    static void closeQuietly(AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception e) {
            // Breaking connections is what this class is for.
        }
    }

    @Override
    public void close() {
        cut();
    }
}
