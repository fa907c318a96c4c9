package io.omsflink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void startEchoServer() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TcpProxy.start("echo", this::acceptAll);
        proxy = TcpProxy.to("127.0.0.1", echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private void acceptAll() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                TcpProxy.start("echo-one", () -> echo(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException broken) {
            // Tests break connections on purpose.
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static int sendAndReceive(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    @Test
    void passesBytesBothWaysAndHalfClosedConnections() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[100_000]);
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).hasSize(100_000);
            assertThat(proxy.bytesPassed()).isEqualTo(200_000);
        }
    }

    @Test
    void breaksOpenConnectionsAndRefusesNewOnesUntilHealed() throws IOException {
        try (Socket socket = connect()) {
            assertThat(sendAndReceive(socket, 7)).isEqualTo(7);
            proxy.cut();
            assertThat(endOf(socket)).isTrue();
            assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
            assertThat(proxy.connections()).isZero();
        }
        proxy.heal();
        try (Socket socket = connect()) {
            assertThat(sendAndReceive(socket, 8)).isEqualTo(8);
        }
    }

    private static boolean endOf(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void dropBreaksConnectionsButTakesNewOnes() throws IOException {
        try (Socket socket = connect()) {
            assertThat(sendAndReceive(socket, 7)).isEqualTo(7);
            proxy.drop();
            assertThat(endOf(socket)).isTrue();
        }
        try (Socket socket = connect()) {
            assertThat(sendAndReceive(socket, 8)).isEqualTo(8);
        }
    }

    @Test
    void stallHoldsBytesBackWithoutLosingThem() throws IOException {
        try (Socket socket = connect()) {
            assertThat(sendAndReceive(socket, 6)).isEqualTo(6);
            proxy.stall();
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> sendAndReceive(socket, 7))
                    .isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(10_000);
            proxy.heal();
            assertThat(socket.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void latencyDelaysEachDirection() throws IOException {
        proxy.latency(Duration.ofMillis(60));
        try (Socket socket = connect()) {
            long begin = System.nanoTime();
            assertThat(sendAndReceive(socket, 7)).isEqualTo(7);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(120));
        }
    }

    @Test
    void throttleBoundsTheRate() throws IOException {
        proxy.throttle(1_000_000);
        try (Socket socket = connect()) {
            long begin = System.nanoTime();
            socket.getOutputStream().write(new byte[300_000]);
            assertThat(socket.getInputStream().readNBytes(300_000)).hasSize(300_000);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(290), Duration.ofSeconds(5));
        }
    }

    @Test
    void losesAClientWhenTheServerIsDownAndServesTheNext() throws IOException {
        int port = FreePort.take();
        try (TcpProxy early = TcpProxy.to("127.0.0.1", port)) {
            try (Socket socket = new Socket("127.0.0.1", early.port())) {
                assertThat(endOf(socket)).isTrue();
            }
            try (ServerSocket late = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
                    Socket socket = new Socket("127.0.0.1", early.port());
                    Socket accepted = late.accept()) {
                socket.getOutputStream().write(5);
                assertThat(accepted.getInputStream().read()).isEqualTo(5);
            }
        }
    }
}
