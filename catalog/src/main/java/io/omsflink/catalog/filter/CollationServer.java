package io.omsflink.catalog.filter;

/** Compares texts as a server does. For one thread. */
public interface CollationServer {

    /** Negative, 0 or positive: how {@code left} compares to {@code right}. */
    int compare(String charset, String collation, byte[] left, byte[] right);

    /** Whether {@code text LIKE pattern ESCAPE escape}. */
    boolean like(String charset, String collation, byte[] text, byte[] pattern, char escape);

    /** For filters that only become SQL: there is no server to ask. */
    static CollationServer none() {
        return new CollationServer() {
            @Override
            public int compare(String charset, String collation, byte[] left, byte[] right) {
                throw new IllegalStateException("no server to compare texts of " + collation);
            }

            @Override
            public boolean like(
                    String charset, String collation, byte[] text, byte[] pattern, char escape) {
                throw new IllegalStateException("no server to compare texts of " + collation);
            }
        };
    }
}
