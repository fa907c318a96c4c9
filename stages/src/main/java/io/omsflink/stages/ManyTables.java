package io.omsflink.stages;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.SourceSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.schema.SchemaPlan;
import io.omsflink.catalog.schema.SchemaPlanner;
import io.omsflink.jobs.source.KeptTables;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.TableId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compiles a schema of very many tables, without a server: every table of ten columns with a
 * primary, a unique and a plain index, as {@code information_schema} would give them.
 */
public final class ManyTables {
    private static final int COLUMNS = 10;
    private static final int TABLES_OF_A_DATABASE = 1_000;
    private static final String COLLATION = "utf8mb4_general_ci";

    private static final TargetCapabilities OCEANBASE =
            new TargetCapabilities(
                    TargetCapabilities.OCEANBASE,
                    40_301,
                    Map.of(COLLATION, "utf8mb4"),
                    Map.of("utf8mb4", COLLATION),
                    false);

    private ManyTables() {}

    /**
     * Prints a line of numbers: seconds until the DDL of everything stands in memory, seconds until
     * the job's state was written and read, objects, bytes of the state.
     *
     * @param arguments number of tables
     */
    public static void main(String[] arguments) throws Exception {
        long begin = System.nanoTime();
        Compiled compiled = compile(Integer.parseInt(arguments[0]), begin);
        // A restarted job has nothing but its state.
        compiled.state().read();
        long end = System.nanoTime();
        System.out.printf(
                "%.3f %.3f %d %d%n",
                compiled.seconds(),
                (end - begin) / 1e9,
                compiled.objects(),
                (long) compiled.state().copy().length + compiled.state().log().length);
    }

    /**
     * What is left when a plan was made.
     *
     * @param seconds until all DDL stood in memory
     */
    private record Compiled(int objects, double seconds, KeptTables.State state) {}

    private static Compiled compile(int count, long begin) throws IOException {
        List<TableSchema> tables = IntStream.range(0, count).mapToObj(ManyTables::table).toList();
        int objects = convert(tables);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Compiled(objects, seconds, KeptTables.write(tables));
    }

    /** All DDL stands in memory at once here; how many objects there are. */
    private static int convert(List<TableSchema> tables) {
        SchemaPlan plan =
                SchemaPlanner.plan(
                        SourceSchema.of(tables),
                        TargetDialect.of(DatabaseType.OCEANBASE, OCEANBASE));
        return plan.objects().size();
    }

    private static TableSchema table(int number) {
        List<ColumnSchema> columns =
                IntStream.range(0, COLUMNS).mapToObj(ManyTables::column).toList();
        return new TableSchema(
                new TableId("shop_" + number / TABLES_OF_A_DATABASE, "orders_" + number),
                columns,
                List.of(
                        index("PRIMARY", true, "c0"),
                        index("by_code", true, "c1"),
                        index("by_name", false, "c2")),
                "InnoDB",
                "utf8mb4",
                COLLATION,
                "",
                0,
                1_000,
                List.of());
    }

    private static ColumnSchema column(int number) {
        boolean text = number % 2 == 1;
        return new ColumnSchema(
                "c" + number,
                text ? "varchar" : "bigint",
                text ? "varchar(100)" : "bigint(20)",
                number > 2,
                text ? "utf8mb4" : "",
                text ? COLLATION : "",
                text ? 100 : 0,
                0,
                0,
                null,
                "",
                "",
                "column number " + number,
                List.of());
    }

    private static IndexSchema index(String name, boolean unique, String column) {
        return new IndexSchema(
                name,
                unique,
                "BTREE",
                List.of(new IndexSchema.Part(column, 0, false, "")),
                "",
                true);
    }
}
