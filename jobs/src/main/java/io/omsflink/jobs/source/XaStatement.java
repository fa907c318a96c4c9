package io.omsflink.jobs.source;

import com.github.shyiko.mysql.binlog.event.XAPrepareEventData;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A statement about an XA transaction as the server logs it: {@code XA COMMIT X'61',X'',1}.
 *
 * @param verb in upper case
 * @param name the transaction's name as the log spells it
 */
record XaStatement(String verb, String name) {

    static XaStatement parse(String sql) {
        String[] words = sql.strip().split("\\s+", 3);
        return new XaStatement(
                words.length < 2 ? "" : words[1].toUpperCase(Locale.ROOT),
                words.length < 3 ? "" : words[2]);
    }

    /** The name of a prepared transaction in the form in which statements give it. */
    static String name(XAPrepareEventData data) {
        byte[] bytes = data.getData();
        int first = data.getGtridLength();
        return "X'%s',X'%s',%d"
                .formatted(
                        hex(bytes, 0, first),
                        hex(bytes, first, first + data.getBqualLength()),
                        data.getFormatID());
    }

    private static String hex(byte[] bytes, int from, int to) {
        return HexFormat.of().formatHex(Arrays.copyOfRange(bytes, from, to));
    }
}
