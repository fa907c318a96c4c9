package io.omsflink.cli.cluster;

import io.omsflink.cli.home.Json;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a local cluster listens; kept in {@code run/cluster.json} because a TaskManager that is
 * started later, and every command, must find the JobManager.
 *
 * @param rest port of the REST interface and the web UI
 * @param rpc port by which TaskManagers find the JobManager
 */
record ClusterPorts(int rest, int rpc) {

    static Optional<ClusterPorts> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readValue(file.toFile(), ClusterPorts.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path file) {
        try {
            Files.writeString(file, Json.line(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ports that are free now.
     *
     * @param rest wanted port, 0 for any
     * @param rpc preferred port; any other one does as well
     * @throws OmsException when another program listens at {@code rest}
     */
    static ClusterPorts choose(int rest, int rpc) {
        if (rest != 0 && !free(rest)) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot start the cluster: port %d of this machine is in use by another program. Choose another one with --port, or any free one with --port 0."
                            .formatted(rest));
        }
        int restPort = rest == 0 ? any() : rest;
        return new ClusterPorts(restPort, rpc != restPort && free(rpc) ? rpc : any());
    }

    private static boolean free(int port) {
        try {
            return bind(port) == port;
        } catch (IOException e) {
            return false;
        }
    }

    private static int any() {
        try {
            return bind(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        }
    }
}
