package io.omsflink.stages;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.element.Changes;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A log of one-row transactions on a table as sysbench has it, as the server writes it: GTID,
 * BEGIN, TABLE_MAP, UPDATE_ROWS, XID, without checksums.
 *
 * <p>Formats: MySQL 8.0 source code documentation, "Binary log event format".
 */
public final class SampleLog {
    /** Transactions in each of the logs here, and rows. */
    public static final int TRANSACTIONS = 1_000;

    public static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    public static final String FILE = "binlog.000001";
    public static final TableSchema TABLE = table();

    private static final int HEADER = 19;
    private static final int GTID = 33;
    private static final int QUERY = 2;
    private static final int TABLE_MAP = 19;
    private static final int UPDATE_ROWS = 31;
    private static final int XID = 16;
    private static final long MICROS = 1_700_000_000_000_000L;
    private static final String TEXT = "68487932199-96439406143-93774651418-41631865787-";
    private static final String C = (TEXT + TEXT + TEXT).substring(0, 119);
    private static final String PAD = (TEXT + TEXT).substring(0, 59);

    private SampleLog() {}

    private static TableSchema table() {
        return new TableSchema(
                new TableId("sbtest", "sbtest1"),
                List.of(
                        column("id", "int", "", 0),
                        column("k", "int", "", 0),
                        column("c", "varchar", "utf8mb4", 120),
                        column("pad", "varchar", "utf8mb4", 60)),
                List.of(
                        new IndexSchema(
                                "PRIMARY",
                                true,
                                "BTREE",
                                List.of(new IndexSchema.Part("id", 0, false, "")),
                                "",
                                true)),
                "InnoDB",
                "utf8mb4",
                "utf8mb4_general_ci",
                "",
                0,
                0,
                List.of());
    }

    private static ColumnSchema column(String name, String type, String charset, int length) {
        return new ColumnSchema(
                name, type, type, false, charset, "", length, 0, 0, null, "", "", "", List.of());
    }

    /** The log as the server sends it. */
    public static byte[] raw() {
        Bytes log = new Bytes();
        for (int i = 1; i <= TRANSACTIONS; i++) {
            event(GTID, gtid(i), log);
            event(QUERY, begin(), log);
            event(TABLE_MAP, tableMap(), log);
            event(UPDATE_ROWS, update(i), log);
            event(XID, number(i, 8, new Bytes()), log);
        }
        return log.toByteArray();
    }

    /** How many events there are. */
    public static int events() {
        return 5 * TRANSACTIONS;
    }

    /** The transactions as the reader hands them on. */
    public static List<LogTransaction> transactions() {
        List<LogTransaction> transactions = new ArrayList<>();
        for (int i = 1; i <= TRANSACTIONS; i++) {
            Bytes changes = new Bytes();
            changes.put(Changes.UPDATE);
            changes.putVarint(0);
            packed(i, i, changes);
            packed(i, i + 1, changes);
            LogPoint end = new LogPoint(SERVER, i, FILE, 700L * i);
            transactions.add(new LogTransaction(end, MICROS, 1, changes.toByteArray(), true));
        }
        return transactions;
    }

    private static void packed(int id, int k, Bytes out) {
        for (String value : List.of(String.valueOf(id), String.valueOf(k), C, PAD)) {
            out.putVarint(value.length() + 1L);
            out.putAscii(value);
        }
    }

    private static void event(int type, Bytes body, Bytes log) {
        int length = HEADER + body.length();
        number(MICROS / 1_000_000, 4, log);
        log.put(type);
        number(1, 4, log);
        number(length, 4, log);
        number(log.length() - 13L + length, 4, log);
        number(0, 2, log);
        log.putBytes(body.array(), 0, body.length());
    }

    private static Bytes number(long value, int bytes, Bytes out) {
        for (int i = 0; i < bytes; i++) {
            out.put((int) (value >>> 8 * i));
        }
        return out;
    }

    private static Bytes gtid(int sequence) {
        Bytes body = new Bytes();
        body.put(1);
        UUID uuid = UUID.fromString(SERVER);
        for (long half :
                new long[] {uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()}) {
            number(Long.reverseBytes(half), 8, body);
        }
        number(sequence, 8, body);
        body.put(2);
        number(sequence - 1, 8, body);
        number(sequence, 8, body);
        number(MICROS, 7, body);
        body.put(200);
        number(80_015, 4, body);
        return body;
    }

    private static Bytes begin() {
        Bytes body = new Bytes();
        number(7, 4, body);
        number(0, 4, body);
        body.put(6);
        number(0, 4, body);
        body.putAscii("sbtest");
        body.put(0);
        body.putAscii("BEGIN");
        return body;
    }

    /** Body of a TABLE_MAP event. */
    public static Bytes tableMap() {
        Bytes body = new Bytes();
        number(1, 6, body);
        number(1, 2, body);
        name("sbtest", body);
        name("sbtest1", body);
        body.put(4);
        body.putBytes(new byte[] {3, 3, 15, 15});
        body.put(4);
        number(480, 2, body);
        number(240, 2, body);
        body.put(0);
        return body;
    }

    private static void name(String name, Bytes body) {
        body.put(name.length());
        body.putAscii(name);
        body.put(0);
    }

    /** Body of an event that updates one row. */
    public static Bytes update(int id) {
        Bytes body = new Bytes();
        number(1, 6, body);
        number(1, 2, body);
        number(2, 2, body);
        body.put(4);
        body.put(15);
        body.put(15);
        row(id, id, body);
        row(id, id + 1, body);
        return body;
    }

    private static void row(int id, int k, Bytes body) {
        body.put(0);
        number(id, 4, body);
        number(k, 4, body);
        number(C.length(), 2, body);
        body.putAscii(C);
        number(PAD.length(), 1, body);
        body.putAscii(PAD);
    }
}
