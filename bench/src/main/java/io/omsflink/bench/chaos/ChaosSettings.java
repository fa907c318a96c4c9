package io.omsflink.bench.chaos;

import io.omsflink.bench.chaos.load.LoadSettings;
import java.time.Duration;
import java.util.Set;

/**
 * What the suite does.
 *
 * @param seed of the first round; each further round takes the next number
 * @param length no round begins after that
 * @param rounds no more than that
 * @param roundLength how long is written and broken once the log is followed
 * @param mode of the incremental step; empty for the product's own
 * @param slices whether huge transactions are committed slice by slice
 * @param mysqlTarget MySQL 8.0 instead of the stand-in
 * @param kinds of faults
 * @param keep leave the servers running when something differs
 */
record ChaosSettings(
        long seed,
        Duration length,
        int rounds,
        Duration roundLength,
        String mode,
        boolean slices,
        boolean mysqlTarget,
        Set<FaultKind> kinds,
        boolean keep,
        LoadSettings load) {

    /** Whether target transactions have to be whole source transactions. */
    boolean wholeTransactions() {
        return !mode.equals("row") && !slices;
    }

    String modeName() {
        return (mode.isEmpty() ? "transaction" : mode) + (slices ? ", huge ones in slices" : "");
    }

    /** Options of the incremental step, as in a project file. */
    String incremental() {
        return (mode.isEmpty() ? "" : "mode: " + mode + ", ")
                + "huge_transactions: "
                + (slices ? "slices" : "whole");
    }
}
