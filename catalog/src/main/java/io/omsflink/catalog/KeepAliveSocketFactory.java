package io.omsflink.catalog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Map;
import java.util.Set;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets that notice a dead peer within about 90 seconds of silence. Long statements rule out a
 * read time limit, and the kernel's own keep-alive waits two hours. Public with a public
 * constructor because both drivers load it by name.
 */
public final class KeepAliveSocketFactory extends SocketFactory {
    private static final Map<java.net.SocketOption<Integer>, Integer> PROBES =
            Map.of(
                    ExtendedSocketOptions.TCP_KEEPIDLE, 30,
                    ExtendedSocketOptions.TCP_KEEPINTERVAL, 10,
                    ExtendedSocketOptions.TCP_KEEPCOUNT, 6);

    @Override
    public Socket createSocket() throws IOException {
        return withProbes(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return withProbes(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return withProbes(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return withProbes(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return withProbes(new Socket(host, port, local, localPort));
    }

    private static Socket withProbes(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        // Not every platform lets a program set these; without them only the detection is slower.
        Set<java.net.SocketOption<?>> supported = socket.supportedOptions();
        for (var probe : PROBES.entrySet()) {
            if (supported.contains(probe.getKey())) {
                socket.setOption(probe.getKey(), probe.getValue());
            }
        }
        return socket;
    }
}
