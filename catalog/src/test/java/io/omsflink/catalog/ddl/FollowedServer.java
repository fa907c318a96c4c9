package io.omsflink.catalog.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.TestEndpoints;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * A database of a real server, the model that follows it, and another database that gets the
 * rendered statements.
 */
final class FollowedServer implements AutoCloseable {
    private final String database;
    private final Connection connection;
    private final TargetCapabilities server;
    private final SchemaModel model;
    private final DdlRenderer renderer;

    /** The copy has stopped at a statement that a target is not to follow. */
    private boolean refused;

    FollowedServer(DatabaseType type, String database) throws SQLException {
        this.database = database;
        connection = Connections.open(TestEndpoints.endpoint(type), ConnectionRole.METADATA);
        execute("DROP DATABASE IF EXISTS " + database);
        execute("CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
        execute("USE " + database);
        server = TargetCapabilities.read(connection);
        model =
                new SchemaModel(
                        server, SchemaReader.databases(connection, List.of(database)), List.of());
        execute("DROP DATABASE IF EXISTS " + copy());
        execute("CREATE DATABASE " + copy() + " CHARACTER SET latin1");
        renderer =
                new DdlRenderer(
                        TargetDialect.of(type, server),
                        server,
                        id -> new TableId(copy(), id.table()));
    }

    /** Has other defaults than the source. */
    private String copy() {
        return database + "_copy";
    }

    /** Runs a statement in both; the model sees only what the server has accepted. */
    void run(String sql) throws SQLException {
        execute(sql);
        follow(sql);
    }

    void follow(String sql) {
        SchemaChange change = DdlParser.parse(sql, database, server.version());
        SchemaModel before = model.copy();
        model.apply(change);
        if (change instanceof SchemaChange.AlterDatabase) {
            return;
        }
        TargetDdl ddl = renderer.render(change, before, model);
        refused |= !ddl.refusals().isEmpty();
        for (String rendered : ddl.statements()) {
            try {
                execute(rendered);
            } catch (SQLException e) {
                throw new AssertionError(sql + "\nbecame\n" + rendered, e);
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Fails when the model or the copy differs from what the server says of the source. */
    void check(String after) {
        List<TableSchema> real = tables(database);
        assertThat(model.tables().stream().map(FollowedServer::comparable).toList())
                .as(after)
                .containsExactlyElementsOf(real.stream().map(FollowedServer::comparable).toList());
    }

    boolean refused() {
        return refused;
    }

    /** Fails when the copy differs from the source. */
    void checkCopy(String after) {
        assertThat(tables(copy()).stream().map(this::withoutConstraints).toList())
                .as(after)
                .containsExactlyElementsOf(
                        tables(database).stream().map(this::withoutConstraints).toList());
    }

    private List<TableSchema> tables(String of) {
        return SchemaReader.tables(connection, new ObjectRules(List.of(of + ".*"), List.of()));
    }

    /** What a target that follows is to have. */
    private TableSchema withoutConstraints(TableSchema table) {
        TableSchema same = comparable(table);
        return new TableSchema(
                new TableId(database, same.id().table()),
                same.columns(),
                same.indexes(),
                same.engine(),
                same.charset(),
                same.collation(),
                same.comment(),
                0,
                0,
                List.of());
    }

    /** Without counts, and with expressions as the server and a user both might write them. */
    private static TableSchema comparable(TableSchema table) {
        return new TableSchema(
                table.id(),
                table.columns().stream().map(FollowedServer::comparable).toList(),
                table.indexes().stream().map(FollowedServer::comparable).toList(),
                table.engine(),
                table.charset(),
                table.collation(),
                table.comment(),
                0,
                0,
                table.unsupported(),
                table.foreignKeys());
    }

    private static ColumnSchema comparable(ColumnSchema c) {
        boolean expression = c.extra().contains("DEFAULT_GENERATED");
        return new ColumnSchema(
                c.name(),
                c.dataType(),
                c.columnType(),
                c.nullable(),
                c.charset(),
                c.collation(),
                c.length(),
                c.precision(),
                c.scale(),
                expression ? expression(c) : c.defaultValue(),
                c.extra().replace("DEFAULT_GENERATED", "").strip(),
                plain(c.generation()),
                c.comment(),
                c.members());
    }

    /** MySQL 8.0.15 does not always show the text of one. */
    private static String expression(ColumnSchema c) {
        String text = c.defaultValue() == null ? "" : plain(c.defaultValue());
        return text.startsWith("current_timestamp") ? text : null;
    }

    private static IndexSchema comparable(IndexSchema index) {
        return new IndexSchema(
                index.name(),
                index.unique(),
                index.type(),
                index.parts().stream()
                        .map(
                                p ->
                                        new IndexSchema.Part(
                                                p.column(),
                                                p.prefix(),
                                                p.descending(),
                                                plain(p.expression())))
                        .toList(),
                index.comment(),
                index.visible());
    }

    private static String plain(String expression) {
        return expression.toLowerCase(Locale.ROOT).replaceAll("_[a-z0-9]+(?=')|[`() ]", "");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
