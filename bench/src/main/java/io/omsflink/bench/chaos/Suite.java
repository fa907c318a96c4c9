package io.omsflink.bench.chaos;

import io.omsflink.cli.home.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rounds on servers and a cluster of its own, until the time is over. */
final class Suite {
    private final ChaosSettings settings;
    private final PrintStream out;

    Suite(ChaosSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    ChaosResult run() throws Exception {
        long began = System.nanoTime();
        Path folder = Files.createTempDirectory("oms-chaos-");
        say("Starting the servers and Flink; all is kept in " + folder);
        List<RoundResult> rounds = new ArrayList<>();
        String words;
        try (Servers servers = Servers.start(settings.mysqlTarget());
                Product product = Product.start(folder, servers.password())) {
            words = servers.toString();
            while (rounds.size() < settings.rounds() && elapsed(began) < limit()) {
                rounds.add(round(settings.seed() + rounds.size(), servers, product, folder));
                if (settings.keep() && !last(rounds).ok()) {
                    say(servers.keep());
                    break;
                }
            }
        }
        boolean ok = rounds.stream().allMatch(RoundResult::ok);
        if (ok) {
            Folders.delete(folder);
        }
        return new ChaosResult(
                settings.seed(),
                settings.modeName(),
                words,
                settings.load().describe(),
                elapsed(began),
                rounds,
                ok ? "" : folder.toString());
    }

    private double limit() {
        return settings.length().toSeconds();
    }

    private static double elapsed(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static RoundResult last(List<RoundResult> rounds) {
        return rounds.get(rounds.size() - 1);
    }

    private RoundResult round(long seed, Servers servers, Product product, Path folder)
            throws Exception {
        say("\nSeed " + seed);
        Round round = new Round(settings, seed, servers, product, folder, this::say);
        RoundResult result = round.run();
        say(ChaosText.line(result));
        if (result.ok()) {
            round.cleanUp();
        } else {
            saveLog(servers, folder.resolve("source-log-" + seed));
            if (!settings.keep()) {
                round.abandon();
            }
        }
        return result;
    }

    /** The source's change log, before its server is removed. */
    private static void saveLog(Servers servers, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.newDirectoryStream(servers.source.dataDir(), "binlog.*")) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private synchronized void say(String text) {
        out.println(text);
        out.flush();
    }
}
