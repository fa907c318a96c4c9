package io.omsflink.bench.chaos.load;

import java.util.List;

/** A transaction, from its beginning to its end. */
record Script(long id, List<Step> steps, End end) {
    Script {
        steps = List.copyOf(steps);
    }

    /** How a transaction ends. */
    enum End {
        COMMIT,
        ROLLBACK,
        XA_ONE_PHASE,
        XA_COMMIT,
        XA_ROLLBACK;

        boolean xa() {
            return this != COMMIT && this != ROLLBACK;
        }
    }
}
