package io.omsflink.cli.progress;

import java.util.Locale;

/** The lines of both displays. */
final class ProgressText {
    private static final int BAR = 24;

    private final Rates rates;

    ProgressText(Rates rates) {
        this.rates = rates;
    }

    /** {@code shop.orders [######------] 52 % 1,040,000 rows 118,000 rows/s 0:08 left}. */
    String table(TableProgress table, int nameWidth) {
        double perSecond = table.copying() ? rates.rowsPerSecond(table) : 0;
        return String.format(
                Locale.ROOT,
                "  %-" + nameWidth + "s [%s] %3d %%  %13s rows  %s",
                table.name(),
                bar(table.share()),
                (int) (table.share() * 100),
                Words.count(table.rows()),
                table.copying()
                        ? speed(perSecond, table.estimate() - table.rows())
                        : table.state());
    }

    /** One line on the whole project. */
    String summary(JobView view) {
        if (!view.state().equals("RUNNING")) {
            return trouble(view);
        }
        return view.failure().isEmpty() ? phase(view) : phase(view) + "   " + view.failure();
    }

    private String phase(JobView view) {
        Progress progress = view.progress();
        return switch (progress.phase()) {
            case "" -> "starting";
            case "PREPARE" -> "schema  preparing the tables of the target";
            case "COPY" -> copy(progress);
            case "INDEX" -> "index   building the plain indexes, " + tables(progress);
            case "LOG" -> log(view.sink());
            default ->
                    "done    " + tables(progress) + ", " + Words.count(progress.rows()) + " rows";
        };
    }

    private String copy(Progress progress) {
        long estimate = Math.max(1, progress.estimate());
        int percent = (int) Math.min(99, progress.rows() * 100 / estimate);
        return String.format(
                "copy    %s, %s of about %s rows (%d %%)  %s",
                tables(progress),
                Words.count(progress.rows()),
                Words.count(estimate),
                percent,
                speed(rates.rowsPerSecond(), estimate - progress.rows()));
    }

    private static String tables(Progress progress) {
        return progress.tablesDone() + " of " + progress.tablesTotal() + " tables done";
    }

    private String log(SinkFigures sink) {
        return String.format(
                "log     delay %s   %s rows/s   %s rows in %s transactions applied%s",
                Words.delay(sink.delayMs()),
                Words.count(Math.round(rates.appliedPerSecond())),
                Words.count(sink.rowsApplied()),
                Words.count(sink.transactionsApplied()),
                sink.retries() > 0 ? ", " + Words.count(sink.retries()) + " retries" : "");
    }

    private static String trouble(JobView view) {
        String state = view.state().toLowerCase(Locale.ROOT);
        String cause = view.failure().lines().findFirst().orElse("");
        return cause.isEmpty() ? state : state + ": " + cause;
    }

    private static String speed(double perSecond, long rowsLeft) {
        String left =
                Rates.remaining(rowsLeft, perSecond)
                        .map(d -> "  " + Words.duration(d) + " left")
                        .orElse("");
        return Words.count(Math.round(perSecond)) + " rows/s" + left;
    }

    private static String bar(double share) {
        int full = (int) Math.round(share * BAR);
        return "#".repeat(full) + "-".repeat(BAR - full);
    }
}
