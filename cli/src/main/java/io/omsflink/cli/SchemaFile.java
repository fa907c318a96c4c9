package io.omsflink.cli;

import io.omsflink.catalog.Verdict;
import io.omsflink.catalog.schema.ObjectKey;
import io.omsflink.catalog.schema.ObjectStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file of one object: what is known about it as comments, then its statement. The first line
 * ends in a digest of the statement as it was written, so that an edited file is known from one
 * that is merely old.
 */
final class SchemaFile {
    private static final String COMMENT = "-- ";
    private static final String DIGEST = " #";
    private static final int DIGEST_BYTES = 6;
    private static final int LONGEST_NAME = 200;

    private SchemaFile() {}

    /** Where it lies below the folder: {@code 2-table/shop.orders.sql}. */
    static Path path(ObjectKey key) {
        String folder =
                key.kind().migrated()
                        ? (key.kind().ordinal() + 1) + "-" + key.kind().word()
                        : "not-migrated";
        String name =
                Stream.of(key.database(), key.table(), key.name())
                        .filter(part -> !part.isEmpty())
                        .map(SchemaFile::encoded)
                        .collect(Collectors.joining("."));
        String prefix = key.kind().migrated() ? "" : key.kind().word() + "-";
        return Path.of(folder, prefix + shortened(name) + ".sql");
    }

    /** What some file system does not take, and the dot, which separates, as {@code %2E}. */
    private static String encoded(String name) {
        return name.codePoints().mapToObj(SchemaFile::encoded).collect(Collectors.joining());
    }

    private static String encoded(int c) {
        return Character.isLetterOrDigit(c) || "_-$@'".indexOf(c) >= 0
                ? Character.toString(c)
                : String.format(Locale.ROOT, "%%%02X", c);
    }

    private static String shortened(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME / 4) + "-" + digest(name);
    }

    static String text(ObjectStatus object) {
        boolean runs = !object.ddl().isEmpty();
        String converted = object.object().conversion().ddl();
        String statement =
                runs
                        ? object.ddl() + ";"
                        : object.key().kind().migrated() ? commented(converted) : converted;
        String head =
                "%s: %s, %s%s"
                        .formatted(
                                object.key(),
                                object.object().verdict().word(),
                                object.state().word(),
                                object.edited() ? ", edited" : "");
        return COMMENT
                + oneLine(head)
                + DIGEST
                + digest(object.ddl())
                + "\n"
                + Stream.concat(
                                object.object().remarks().stream(),
                                object.messages().stream().map(m -> "failed: " + m))
                        .map(line -> COMMENT + oneLine(line) + "\n")
                        .collect(Collectors.joining())
                + (unsupported(object) && !runs && !statement.isEmpty()
                        ? COMMENT + "To begin with:\n"
                        : "")
                + statement
                + "\n";
    }

    private static boolean unsupported(ObjectStatus object) {
        return object.object().verdict() == Verdict.UNSUPPORTED && object.key().kind().migrated();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static String commented(String ddl) {
        return ddl.lines().map(line -> COMMENT + line).collect(Collectors.joining("\n"));
    }

    /** The statement without comments before it and the semicolon after it; may be empty. */
    static String statement(String text) {
        String sql =
                text.lines()
                        .dropWhile(line -> line.isBlank() || line.startsWith("--"))
                        .collect(Collectors.joining("\n"))
                        .strip();
        return sql.endsWith(";") ? sql.substring(0, sql.length() - 1).strip() : sql;
    }

    /** The statement when the file is not as it was written. */
    static Optional<String> edited(String text) {
        String first = text.lines().findFirst().orElse("");
        String statement = statement(text);
        return first.startsWith(COMMENT) && first.endsWith(DIGEST + digest(statement))
                ? Optional.empty()
                : Optional.of(statement);
    }

    /** Of the statement as {@link #statement} gives it back. */
    private static String digest(String ddl) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    ddl.lines()
                                            .collect(Collectors.joining("\n"))
                                            .strip()
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
