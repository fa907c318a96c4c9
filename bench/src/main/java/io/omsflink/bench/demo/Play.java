package io.omsflink.bench.demo;

import io.omsflink.bench.shop.ShopDatabase;
import io.omsflink.bench.shop.ShopTraffic;
import io.omsflink.cli.cluster.ClusterStatus;
import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.progress.ProgressDisplay;
import io.omsflink.cli.progress.Words;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.ObTenant;
import io.omsflink.testkit.TableCompare;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** Five acts: start, fill, migrate while the shop is open, close the shop, compare. */
final class Play {
    private static final double TRANSACTIONS_PER_SECOND = 100;
    private static final long SEED = 4711;

    private final Stage stage;
    private final DemoFolder folder;
    private final Narrator narrator;
    private final Script script;

    /**
     * What is played.
     *
     * @param rows of the shop when the copy begins
     * @param live how long to go on after the copy has caught up
     * @param keep whether everything stays afterwards
     */
    record Script(int rows, Duration live, boolean keep) {}

    Play(Stage stage, DemoFolder folder, Narrator narrator, Script script) {
        this.stage = stage;
        this.folder = folder;
        this.narrator = narrator;
        this.script = script;
    }

    DemoResult run() {
        start();
        fill();
        Migration migration;
        LiveSpan live;
        JobView last;
        try (ShopTraffic traffic = openShop()) {
            migration = migrate();
            live = live(migration);
            last = closeShop(traffic, migration);
        }
        Comparison comparison = compare();
        Summary summary = new Summary(comparison, last, live.delays());
        narrator.line("\n" + summary.text());
        leave(migration);
        return summary.result();
    }

    private void start() {
        narrator.step("Starting a source, a target and Flink, each as processes of their own");
        Timed<MySqlServer> source = stage.source();
        narrator.fact("source   " + address(source.value()), source.took());
        Timed<ObTenant> target = stage.target();
        narrator.fact("target   " + address(target.value()), target.took());
        Timed<ClusterStatus> flink = stage.flink();
        narrator.fact("Flink    " + flink.value().url(), flink.took());
    }

    private static String address(MySqlServer server) {
        return server + ", user " + server.user();
    }

    private static String address(ObTenant tenant) {
        return tenant.describe() + ", user " + tenant.user();
    }

    private void fill() {
        narrator.step("Filling the source");
        Timed<ShopDatabase> shop = stage.shop();
        narrator.fact(
                Words.count(shop.value().totalRows())
                        + " rows in "
                        + shop.value().rows().size()
                        + " tables of the databases shop and billing",
                shop.took());
    }

    private ShopTraffic openShop() {
        narrator.fact(
                "The shop opens: %.0f transactions per second from now on."
                        .formatted(TRANSACTIONS_PER_SECOND));
        return ShopTraffic.start(stage.source().value()::connect, TRANSACTIONS_PER_SECOND, SEED);
    }

    private Migration migrate() {
        Path file = folder.projectFile();
        String yaml = DemoProject.of(stage.source().value(), stage.target().value()).yaml();
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        narrator.step("Migrating while the shop is open, as `oms run " + file + "` does");
        narrator.fact(yaml);
        return Migration.start(
                file, folder.home(), stage.flink().value().url(), narrator::paragraph);
    }

    private LiveSpan live(Migration migration) {
        narrator.fact("Watch it at " + migration.page() + "\n");
        try (LiveSpan live =
                new LiveSpan(stage.source().value(), stage.target().value(), script.live())) {
            migration.follow(narrator.display(), live);
            return live;
        }
    }

    private JobView closeShop(ShopTraffic traffic, Migration migration) {
        narrator.step("Closing the shop");
        try {
            traffic.stop();
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot keep the shop open: " + e.getMessage() + ". Look at the source's log.",
                    e);
        }
        narrator.fact(
                "%s transactions have changed %s rows while it was open."
                        .formatted(
                                Words.count(traffic.transactions()),
                                Words.count(traffic.rowChanges())));
        Timed<JobView> end = Timed.of(() -> migration.follow(ProgressDisplay.none(), () -> true));
        narrator.fact("All of them are applied at the target", end.took());
        return end.value();
    }

    private Comparison compare() {
        narrator.step("Comparing every table, by queries of its own");
        return Comparison.make(
                stage.source().value(),
                stage.target().value(),
                result -> narrator.fact(words(result)));
    }

    private static String words(TableCompare.Result result) {
        return result.equal()
                ? String.format(
                        Locale.ROOT,
                        "%-22s %13s rows   equal",
                        result.table(),
                        Words.count(result.rowsA()))
                : result.toString()
                        .replace("only A:", "only at the source:")
                        .replace("only B:", "only at the target:");
    }

    private void leave(Migration migration) {
        if (script.keep()) {
            stage.keep();
            narrator.line("\n" + new Kept(stage, folder, migration).text());
        }
    }
}
