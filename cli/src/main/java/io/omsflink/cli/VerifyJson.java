package io.omsflink.cli;

import io.omsflink.cli.home.Json;
import io.omsflink.verifier.report.TableResult;
import io.omsflink.verifier.report.Verdict;
import java.util.List;

/** The result of a verification as one line of JSON. */
final class VerifyJson {
    private VerifyJson() {}

    /** JSON form of the result. */
    record Report(
            String project, String verdict, double seconds, String folder, List<Entry> tables) {}

    /** JSON form of one table. */
    record Entry(
            String table,
            String verdict,
            long sourceRows,
            long targetRows,
            String sourceDigest,
            String targetDigest,
            long sourceOnly,
            long targetOnly,
            long mismatched,
            long unsettled,
            boolean atLeast,
            String problem) {}

    static String line(
            String project,
            Verdict verdict,
            double seconds,
            String folder,
            List<TableResult> results) {
        return Json.line(
                new Report(
                        project,
                        verdict.word(),
                        seconds,
                        folder,
                        results.stream().map(VerifyJson::entry).toList()));
    }

    private static Entry entry(TableResult r) {
        return new Entry(
                r.name(),
                r.verdict().word(),
                r.source().rows(),
                r.target().rows(),
                r.source().hex(),
                r.target().hex(),
                r.counts().sourceOnly(),
                r.counts().targetOnly(),
                r.counts().mismatched(),
                r.counts().unsettled(),
                r.atLeast(),
                r.problem());
    }
}
