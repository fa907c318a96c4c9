package io.omsflink.verifier;

import io.omsflink.catalog.TableSchema;
import io.omsflink.project.RowOperation;
import io.omsflink.project.TableId;
import io.omsflink.verifier.VerifyPlan.Refused;
import io.omsflink.verifier.table.Mapping;
import io.omsflink.verifier.table.PairBuilder;
import io.omsflink.verifier.table.TablePair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pairs tables of the source with tables of the target; several may go into one. */
final class PairPlanner {
    private final PairBuilder builder;
    private final Mapping mapping;
    private final List<Refused> refused = new ArrayList<>();
    private final Map<TableId, List<TablePair>> byTarget = new LinkedHashMap<>();

    PairPlanner(PairBuilder builder, Mapping mapping) {
        this.builder = builder;
        this.mapping = mapping;
    }

    /**
     * @param target finds a table at the target, null for one that is not there
     */
    void add(TableSchema source, Function<TableId, TableSchema> target) {
        for (Mapping.Branch branch : mapping.branches(source)) {
            TableSchema there = target.apply(branch.target());
            if (there == null) {
                refused.add(new Refused(source.id(), missing(source.id(), branch.target())));
            } else if (branch.operations().size() < RowOperation.values().length) {
                refused.add(
                        new Refused(
                                source.id(),
                                "not all of its changes are moved, so the target differs on"
                                        + " purpose"));
            } else {
                pair(source, there, branch);
            }
        }
    }

    private static String missing(TableId source, TableId target) {
        return "the table is missing at the target"
                + (source.equals(target) ? "" : ", where it is called " + target);
    }

    private void pair(TableSchema source, TableSchema target, Mapping.Branch branch) {
        PairBuilder.Outcome outcome = builder.build(source, target, branch);
        outcome.pair()
                .ifPresentOrElse(
                        pair ->
                                byTarget.computeIfAbsent(pair.target(), t -> new ArrayList<>())
                                        .add(pair),
                        () ->
                                refused.add(
                                        new Refused(
                                                source.id(),
                                                String.join("; ", outcome.problems()))));
    }

    List<Refused> refused() {
        return refused;
    }

    /** Each table of the target once. What is read on one connection only stands first. */
    List<TablePair> pairs() {
        return byTarget.values().stream()
                .map(PairPlanner::merged)
                .sorted(
                        Comparator.comparing(TablePair::ranged)
                                .thenComparing(
                                        Comparator.comparingLong(TablePair::rowEstimate)
                                                .reversed()))
                .toList();
    }

    /** Ranges are cut by the largest of the tables that become one. */
    private static TablePair merged(List<TablePair> sources) {
        List<TablePair> largestFirst = new ArrayList<>(sources);
        largestFirst.sort(Comparator.comparingLong(TablePair::rowEstimate).reversed());
        return largestFirst.get(0).with(largestFirst.subList(1, largestFirst.size()));
    }
}
