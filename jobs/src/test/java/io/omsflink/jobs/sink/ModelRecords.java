package io.omsflink.jobs.sink;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.meta.AppliedShares;
import java.util.ArrayList;
import java.util.List;

/** What stands in {@code oms_meta} at the target. */
final class ModelRecords {
    private final List<String> ahead = new ArrayList<>();
    private LogPosition saved;

    ModelRecords(LogPosition start) {
        this.saved = start;
    }

    LogPosition saved() {
        return saved;
    }

    void save(LogPosition position) {
        saved = position;
    }

    void save(int connection, AppliedShares applied) {
        ahead.set(connection, applied.toString());
    }

    /** Another applier begins; returns what is applied besides the saved position. */
    AppliedShares takeOver(int connections) {
        AppliedShares all = new AppliedShares();
        ahead.forEach(text -> all.addAll(AppliedShares.parse(text)));
        ahead.clear();
        for (int i = 0; i < connections; i++) {
            ahead.add(i == 0 ? all.toString() : "");
        }
        return all;
    }
}
