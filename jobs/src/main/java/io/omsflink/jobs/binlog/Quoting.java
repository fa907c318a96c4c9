package io.omsflink.jobs.binlog;

/**
 * Quoted strings of SQL, byte by byte: right for every character set as long as the connection's is
 * binary.
 */
final class Quoting {
    /** By byte: what follows the backslash, or 0 for a byte that stands for itself. */
    private static final byte[] ESCAPES = new byte[256];

    static {
        ESCAPES[0] = '0';
        ESCAPES['\n'] = 'n';
        ESCAPES['\r'] = 'r';
        ESCAPES[26] = 'Z';
        ESCAPES['\''] = '\'';
        ESCAPES['\\'] = '\\';
    }

    private Quoting() {}

    static void append(byte[] in, int at, int length, Bytes sql) {
        int end = at + length;
        sql.ensure(length + 2);
        sql.put('\'');
        int start = at;
        for (int i = at; i < end; i++) {
            byte escape = ESCAPES[in[i] & 0xff];
            if (escape != 0) {
                sql.putBytes(in, start, i - start);
                sql.put('\\');
                sql.put(escape);
                start = i + 1;
            }
        }
        sql.putBytes(in, start, end - start);
        sql.put('\'');
    }
}
