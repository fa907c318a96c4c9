package io.omsflink.project;

import java.io.Serializable;

/**
 * One end of a project.
 *
 * @param host host name or address, checked to contain nothing that could extend a JDBC URL; an
 *     IPv6 address stands without brackets
 * @param port 1 to 65535
 * @param password by reference only
 * @param tls how the connection is encrypted
 */
public record Endpoint(
        DatabaseType type, String host, int port, String user, SecretRef password, TlsMode tls)
        implements Serializable {

    /** {@code host:port}, an IPv6 address in brackets, as URLs want it. */
    public String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** {@code type://user@host:port}, for messages; holds no secret. */
    @Override
    public String toString() {
        return type.key() + "://" + user + "@" + authority();
    }
}
