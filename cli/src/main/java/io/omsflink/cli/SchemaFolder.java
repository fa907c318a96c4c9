package io.omsflink.cli;

import io.omsflink.catalog.schema.ObjectKey;
import io.omsflink.catalog.schema.ObjectStatus;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder with one file per object and the report in three forms. */
record SchemaFolder(Path folder) {

    /**
     * Writes everything; a file that was edited by hand and not handed back is left alone.
     *
     * @throws OmsException {@link ErrorCode#INVALID_ARGUMENT} naming the edited files, before
     *     anything is written
     */
    void write(String project, List<ObjectStatus> objects) {
        List<Path> edited =
                objects.stream()
                        .filter(o -> o.key().kind().migrated())
                        .map(o -> folder.resolve(SchemaFile.path(o.key())))
                        .filter(file -> edited(file).isPresent())
                        .toList();
        if (!edited.isEmpty()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot write to %s: %d of its files were edited, the first one is %s. Hand them back with --from %s, or name another folder."
                            .formatted(folder, edited.size(), edited.get(0), folder));
        }
        objects.forEach(o -> put(folder.resolve(SchemaFile.path(o.key())), SchemaFile.text(o)));
        put(folder.resolve("report.txt"), SchemaText.all(objects));
        put(folder.resolve("report.json"), SchemaJson.line(project, objects) + "\n");
        put(folder.resolve("report.html"), SchemaHtml.page(project, objects));
    }

    /**
     * The statements that the user edited, by object.
     *
     * @throws OmsException {@link ErrorCode#INVALID_ARGUMENT} when there is no such folder
     */
    Map<ObjectKey, String> edits(List<ObjectStatus> objects) {
        if (!Files.isDirectory(folder)) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot take statements from %s: it is no folder. Give the folder that --out wrote to."
                            .formatted(folder));
        }
        Map<ObjectKey, String> edits = new LinkedHashMap<>();
        for (ObjectStatus object : objects) {
            if (object.key().kind().migrated()) {
                edited(folder.resolve(SchemaFile.path(object.key())))
                        .ifPresent(statement -> edits.put(object.key(), statement));
            }
        }
        return edits;
    }

    private static Optional<String> edited(Path file) {
        try {
            return Files.exists(file)
                    ? SchemaFile.edited(Files.readString(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
