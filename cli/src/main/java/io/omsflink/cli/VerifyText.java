package io.omsflink.cli;

import io.omsflink.verifier.report.TableResult;
import io.omsflink.verifier.report.Verdict;
import java.util.List;

/** The result of a verification as a table. */
final class VerifyText {
    private VerifyText() {}

    static String table(List<TableResult> results) {
        TextTable table =
                new TextTable(
                        "table",
                        "verdict",
                        "source rows",
                        "target rows",
                        "only source",
                        "only target",
                        "mismatched",
                        "unsettled");
        results.forEach(r -> table.add(cells(r)));
        StringBuilder text = new StringBuilder(table.text());
        results.stream()
                .filter(r -> !r.problem().isEmpty())
                .forEach(r -> text.append(r.name() + ": " + r.problem() + "\n"));
        if (results.stream().anyMatch(TableResult::atLeast)) {
            text.append("+: at least; more rows differ than could be named one by one.\n");
        }
        return text.toString();
    }

    private static String[] cells(TableResult r) {
        boolean unread = r.verdict() == Verdict.UNKNOWN && r.source().rows() == 0;
        return new String[] {
            r.name(),
            r.verdict().word(),
            unread ? "-" : number(r.source().rows()),
            unread ? "-" : number(r.target().rows()),
            number(r.counts().sourceOnly()),
            number(r.counts().targetOnly()),
            number(r.counts().mismatched()) + (r.atLeast() ? "+" : ""),
            number(r.counts().unsettled())
        };
    }

    private static String number(long value) {
        return "%,d".formatted(value);
    }
}
