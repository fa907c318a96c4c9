package io.omsflink.cli.verify;

import io.omsflink.cli.home.Json;
import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.compare.Difference.Kind;
import io.omsflink.verifier.job.Event.Found;
import io.omsflink.verifier.repair.FoundKeys;
import io.omsflink.verifier.table.Side;
import io.omsflink.verifier.table.TablePair;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One file for each table of the target with differences: {@code
 * DIR/database.table.differences.jsonl}, a line of JSON for each row, at most as many as the plan
 * allows. What an earlier verification left of the plan's tables is removed.
 */
public final class DifferenceFiles {
    private static final String SUFFIX = ".differences.jsonl";

    private final Path folder;
    private final VerifyPlan plan;
    private final Map<Integer, Integer> lines = new HashMap<>();

    /**
     * One line of a file.
     *
     * @param keyBytes canonical bytes of the key's values in hexadecimal digits
     */
    record Line(
            String kind,
            boolean settled,
            Map<String, String> key,
            List<String> keyBytes,
            Map<String, String> source,
            Map<String, String> target) {}

    public DifferenceFiles(Path folder, VerifyPlan plan) {
        this.folder = folder;
        this.plan = plan;
        prepare();
    }

    private void prepare() {
        try {
            Files.createDirectories(folder);
            for (TablePair pair : plan.pairs()) {
                Files.deleteIfExists(file(folder, pair));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows that the last verification named and that have a key. */
    public static FoundKeys load(Path folder, VerifyPlan plan) {
        FoundKeys keys = new FoundKeys();
        for (int table = 0; table < plan.pairs().size(); table++) {
            Path file = file(folder, plan.pairs().get(table));
            if (Files.exists(file)) {
                load(file, table, keys);
            }
        }
        return keys;
    }

    private static void load(Path file, int table, FoundKeys keys) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                Line line = Json.mapper().readValue(text, Line.class);
                keys.add(
                        table,
                        Kind.valueOf(line.kind().toUpperCase(Locale.ROOT)),
                        line.keyBytes().stream().map(HexFormat.of()::parseHex).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a row down unless its table has enough of them; tells whether it did. */
    public boolean add(Found found) {
        if (lines.merge(found.table(), 1, Integer::sum) > plan.options().maxDifferences()) {
            return false;
        }
        TablePair pair = plan.pairs().get(found.table());
        RowText row = new RowText(pair, found);
        Line line =
                new Line(
                        found.kind().name().toLowerCase(Locale.ROOT),
                        found.settled(),
                        row.key(),
                        found.key().stream().map(HexFormat.of()::formatHex).toList(),
                        row.differing(Side.SOURCE),
                        row.differing(Side.TARGET));
        try (BufferedWriter out =
                Files.newBufferedWriter(
                        file(folder, pair), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(Json.line(line) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private static Path file(Path folder, TablePair pair) {
        String name = URLEncoder.encode(pair.target().toString(), StandardCharsets.UTF_8);
        return folder.resolve(name + SUFFIX);
    }
}
