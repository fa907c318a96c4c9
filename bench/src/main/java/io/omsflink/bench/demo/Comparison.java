package io.omsflink.bench.demo;

import io.omsflink.bench.shop.ShopDatabase;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.ObTenant;
import io.omsflink.testkit.Query;
import io.omsflink.testkit.TableCompare;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Both databases, looked at without any help of the product.
 *
 * @param results one for each table that was to be moved
 * @param tooMuch tables of the target that were not to be moved
 * @param leftBehind tables of the source that were not moved, as the project wants it
 */
record Comparison(
        List<TableCompare.Result> results, List<String> tooMuch, List<String> leftBehind) {
    private static final List<String> DATABASES = List.of("shop", "billing");

    /** Compares; {@code each} is told of every table as soon as it is compared. */
    static Comparison make(
            MySqlServer source, ObTenant target, Consumer<TableCompare.Result> each) {
        try (Connection a = source.connect();
                Connection b = target.connect()) {
            List<TableCompare.Result> results = new ArrayList<>();
            for (String table : ShopDatabase.MOVED) {
                String[] name = table.split("\\.", 2);
                results.add(TableCompare.compare(a, b, name[0], name[1]));
                each.accept(results.get(results.size() - 1));
            }
            return new Comparison(results, withoutMoved(tables(b)), withoutMoved(tables(a)));
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot compare the databases: " + e.getMessage() + ". Look at their logs.",
                    e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        for (String database : DATABASES) {
            Query.tables(connection, database).forEach(t -> tables.add(database + "." + t));
        }
        return tables;
    }

    private static List<String> withoutMoved(List<String> tables) {
        return tables.stream().filter(table -> !ShopDatabase.MOVED.contains(table)).toList();
    }

    boolean equal() {
        return tooMuch.isEmpty() && results.stream().allMatch(TableCompare.Result::equal);
    }

    int equalTables() {
        return (int) results.stream().filter(TableCompare.Result::equal).count();
    }

    long equalRows() {
        return results.stream()
                .filter(TableCompare.Result::equal)
                .mapToLong(TableCompare.Result::rowsB)
                .sum();
    }
}
