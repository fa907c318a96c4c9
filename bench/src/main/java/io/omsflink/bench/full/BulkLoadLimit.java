package io.omsflink.bench.full;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Meter;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.harness.Usage;
import io.omsflink.bench.sysbench.BulkLoad;
import java.util.List;

/** The limit: what the target alone takes for rows that lie ready in files. */
public final class BulkLoadLimit implements Contender {
    @Override
    public String name() {
        return "load-data";
    }

    @Override
    public String description() {
        return "limit: the target reads ready files (LOAD DATA INFILE, 2 connections), index after";
    }

    @Override
    public Sample run(Arena arena) throws Exception {
        Meter target = Meter.begin(List.of(arena.target().pid()));
        long began = System.nanoTime();
        BulkLoad.run(arena.target(), arena.files());
        return arena.sample((System.nanoTime() - began) / 1e9, Usage.NONE, target);
    }
}
