package io.omsflink.testkit;

/** The native libraries that mysqld needs and that a small machine may lack. */
public final class Libaio {
    private Libaio() {}

    /** Returns when the libraries are there. */
    public static void require() {}
}
