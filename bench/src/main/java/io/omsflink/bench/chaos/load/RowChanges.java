package io.omsflink.bench.chaos.load;

import java.util.List;
import java.util.Random;

/** Makes up changes of one table's rows. */
interface RowChanges {
    /** Statements that belong together, for one transaction. */
    List<String> next(Random random);

    static RowChanges of(ChaosTable table) {
        return table.keyed() ? new KeyedChanges(table) : new KeylessChanges(table);
    }
}
