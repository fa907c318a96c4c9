package io.omsflink.verifier.report;

import io.omsflink.verifier.compare.UnitResult.Counts;
import io.omsflink.verifier.digest.Sum128;
import io.omsflink.verifier.job.Event.ChunkDone;

/** Adds up the ranges of one table as they come, in any order. */
final class TableTally {
    private final String name;
    private Sum128 source = Sum128.NONE;
    private Sum128 target = Sum128.NONE;
    private Counts counts = Counts.NONE;
    private boolean atLeast;
    private int done;
    private int skipped;
    private int wanted = Integer.MAX_VALUE;
    private String problem = "";

    TableTally(String name) {
        this.name = name;
    }

    void add(ChunkDone chunk) {
        source = source.plus(chunk.source());
        target = target.plus(chunk.target());
        counts = counts.plus(chunk.counts());
        atLeast |= chunk.atLeast();
        done++;
        skipped += chunk.skipped() ? 1 : 0;
        wanted = chunk.last() ? chunk.chunk() + 1 : wanted;
    }

    void fail(String message) {
        problem = message;
    }

    boolean complete() {
        return done >= wanted || !problem.isEmpty();
    }

    TableResult result() {
        return new TableResult(
                name, verdict(), source, target, counts, atLeast, done, skipped, problem);
    }

    private Verdict verdict() {
        return problem.isEmpty() && done >= wanted ? Verdict.of(counts) : Verdict.UNKNOWN;
    }
}
