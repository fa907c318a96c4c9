package io.omsflink.project;

/**
 * Encryption of a database connection. {@code VERIFY} checks the certificate chain and the host
 * name.
 */
public enum TlsMode {
    OFF,
    VERIFY
}
