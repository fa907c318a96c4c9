package io.omsflink.bench.sysbench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What servers do at a commit; the same for every contender of a table. */
public enum Durability {
    /** MySQL's own defaults: both logs reach the disk at every commit. */
    STRICT("1", "1"),
    /** As many replicas run: both logs reach the disk about once in a second. */
    RELAXED("2", "0");

    private final String flushLog;
    private final String syncBinlog;

    Durability(String flushLog, String syncBinlog) {
        this.flushLog = flushLog;
        this.syncBinlog = syncBinlog;
    }

    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("innodb_flush_log_at_trx_commit", flushLog);
        options.put("sync_binlog", syncBinlog);
        return options;
    }

    @Override
    public String toString() {
        return "innodb_flush_log_at_trx_commit=" + flushLog + ", sync_binlog=" + syncBinlog;
    }
}
