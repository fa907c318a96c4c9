package io.omsflink.catalog.schema;

import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.ObjectKind;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schema step of a running project: the same conversion and the same statements as {@code oms
 * schema}, but a table that cannot be made stops the project. May run again at any time.
 */
public final class SchemaStep {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaStep.class);

    /** What the target answers when an index of that name exists. */
    private static final int DUPLICATE_KEY_NAME = 1061;

    private SchemaStep() {}

    /**
     * Creates what is missing and compares what is there; a table that exists is never changed. All
     * problems of tables are found before the first statement. A view that the target refuses is
     * logged and kept as failed: rows do not need it.
     *
     * @return the tables that were created now
     * @throws OmsException {@link ErrorCode#SCHEMA_UNSUPPORTED} with every table that cannot be
     *     created and every difference of one that exists, {@link ErrorCode#TARGET_FAILED} when the
     *     target refuses a statement
     */
    public static List<TableId> apply(SchemaTarget target, SchemaPlan plan) {
        List<ObjectStatus> before = target.status(plan);
        List<String> problems = problems(before);
        if (!problems.isEmpty()) {
            throw new OmsException(
                    ErrorCode.SCHEMA_UNSUPPORTED,
                    "Cannot make the tables at the target ready:\n  - %s\nCorrect or drop these tables at the target, hand back statements with `oms schema`, or exclude them."
                            .formatted(String.join("\n  - ", problems)));
        }
        List<ObjectStatus> after = target.create(plan, before, SchemaTarget.START);
        report(after);
        Set<ObjectKey> stoodBefore = created(before).collect(Collectors.toSet());
        return created(after)
                .filter(key -> key.kind() == ObjectKind.TABLE && !stoodBefore.contains(key))
                .map(key -> new TableId(key.database(), key.name()))
                .toList();
    }

    private static Stream<ObjectKey> created(List<ObjectStatus> objects) {
        return objects.stream()
                .filter(o -> o.state() == ObjectState.CREATED)
                .map(ObjectStatus::key);
    }

    /** What the user has to decide on before any row can be copied. */
    private static List<String> problems(List<ObjectStatus> objects) {
        Set<String> standing = created(objects).map(ObjectKey::path).collect(Collectors.toSet());
        List<String> problems = new ArrayList<>();
        for (ObjectStatus object : objects) {
            ObjectKind kind = object.key().kind();
            String path = object.key().path();
            if (kind == ObjectKind.TABLE && object.ddl().isEmpty()) {
                object.messages().forEach(text -> problems.add(path + " " + text));
                unmet(object).forEach(text -> problems.add(path + ": " + text));
            }
            // Who made the table by hand has decided about its indexes too.
            if (kind == ObjectKind.INDEXES && !standing.contains(path)) {
                unmet(object).forEach(text -> problems.add(path + ": " + text));
            }
            if (kind == ObjectKind.TABLE && object.state() == ObjectState.SKIPPED) {
                problems.add(path + " is skipped and does not stand at the target");
            }
        }
        return problems;
    }

    private static List<String> unmet(ObjectStatus object) {
        return object.state() == ObjectState.PENDING ? object.object().remarks() : List.of();
    }

    private static void report(List<ObjectStatus> objects) {
        List<String> failures = new ArrayList<>();
        for (ObjectStatus object : objects) {
            if (object.state() == ObjectState.FAILED) {
                String text = object.key() + ": " + String.join("; ", object.messages());
                if (object.key().kind() == ObjectKind.VIEW) {
                    LOG.warn("A view was not created: {}", text);
                } else if (SchemaTarget.START.contains(object.key().kind())) {
                    failures.add(text + " with\n" + object.ddl());
                }
            }
        }
        if (!failures.isEmpty()) {
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot create at the target:\n  - %s\nCheck its privileges and limits, or hand back other statements with `oms schema`."
                            .formatted(String.join("\n  - ", failures)));
        }
    }

    /**
     * Adds those indexes of {@code source} that the target table does not have yet; safe to repeat
     * after a failure in the middle. May take hours: {@code connection} must not have a read time
     * limit, so role WRITE.
     *
     * @param project whose user may have edited or skipped them
     * @return whether anything was added
     */
    public static boolean buildIndexes(
            Connection connection, String project, TableSchema source, TargetDialect dialect) {
        try {
            SavedObject known =
                    SavedObjects.load(connection, project).get(ObjectKey.indexes(source.id()));
            if (known.skipped() || known.editedAndCreated()) {
                return false;
            }
            return known.ddl().isPresent()
                    ? buildEdited(connection, source, known.ddl().get())
                    : buildMissing(connection, source, dialect);
        } catch (SQLException e) {
            throw failed(source.id(), e);
        }
    }

    private static boolean buildEdited(Connection connection, TableSchema source, String sql)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == DUPLICATE_KEY_NAME) {
                LOG.info("The indexes of {} stand at the target already", source.id());
                return false;
            }
            throw e;
        }
    }

    private static boolean buildMissing(
            Connection connection, TableSchema source, TargetDialect dialect) throws SQLException {
        String sql =
                SchemaReader.table(connection, source.id())
                        .flatMap(there -> dialect.indexes(without(source, names(there))))
                        .map(conversion -> conversion.ddl())
                        .orElse("");
        if (sql.isEmpty()) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        }
    }

    private static Set<String> names(TableSchema table) {
        return table.indexes().stream()
                .map(index -> lower(index.name()))
                .collect(Collectors.toSet());
    }

    /** Keeps unique indexes, since which plain ones are deferred depends on them. */
    private static TableSchema without(TableSchema table, Set<String> present) {
        Predicate<IndexSchema> missing = i -> i.unique() || !present.contains(lower(i.name()));
        return table.withIndexes(table.indexes().stream().filter(missing).toList());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static OmsException failed(TableId table, SQLException e) {
        return new OmsException(
                ErrorCode.TARGET_FAILED,
                "Cannot create the indexes of %s: %s. Check the privileges and limits of the target."
                        .formatted(table, e.getMessage()),
                e);
    }
}
