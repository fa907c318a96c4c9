package io.omsflink.cli.verify;

import io.omsflink.cli.home.Json;
import io.omsflink.project.TableId;
import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.job.Event.Found;
import io.omsflink.verifier.table.Side;
import io.omsflink.verifier.table.TablePair;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * One file for each table with differences: {@code DIR/database.table.differences.jsonl}, a line of
 * JSON for each row, at most as many as the plan allows. What an earlier verification left there is
 * removed.
 */
public final class DifferenceFiles {
    private static final String SUFFIX = ".differences.jsonl";

    private final Path folder;
    private final VerifyPlan plan;
    private final Map<Integer, Integer> lines = new HashMap<>();

    /** One line of a file. */
    record Line(
            String kind,
            boolean settled,
            Map<String, String> key,
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
            try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                for (Path file : old) {
                    Files.delete(file);
                }
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
                        found.kind().name().toLowerCase(java.util.Locale.ROOT),
                        found.settled(),
                        row.key(),
                        row.differing(Side.SOURCE),
                        row.differing(Side.TARGET));
        try (BufferedWriter out =
                Files.newBufferedWriter(
                        file(pair.source()),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND)) {
            out.write(Json.line(line) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    /** The file of a table, whether it exists or not. */
    Path file(TableId table) {
        String name = URLEncoder.encode(table.toString(), StandardCharsets.UTF_8);
        return folder.resolve(name + SUFFIX);
    }
}
