package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.filter.CollationServer;
import io.omsflink.catalog.filter.RowFilter;
import io.omsflink.catalog.filter.RowFilters;
import io.omsflink.catalog.route.Routes;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.RowOperation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is moved of a table, and where to. */
interface TableChoices {

    /** Everything, to where it is at the source. */
    TableChoices ALL =
            new TableChoices() {
                @Override
                public List<TableChoices> branches(TableSchema table) {
                    return List.of(this);
                }

                @Override
                public Optional<RowFilter> filter(TableSchema table) {
                    return Optional.empty();
                }

                @Override
                public TableSchema target(TableSchema table) {
                    return table;
                }

                @Override
                public TableSchema read(TableSchema table) {
                    return table;
                }

                @Override
                public Set<RowOperation> operations(TableSchema table) {
                    return EnumSet.allOf(RowOperation.class);
                }
            };

    /** As the project says. */
    static TableChoices of(ObjectRules objects, CollationServer collations) {
        return new TableChoices() {
            @Override
            public List<TableChoices> branches(TableSchema table) {
                return objects.branches(table.id()).stream()
                        .map(branch -> of(branch, collations))
                        .toList();
            }

            @Override
            public Optional<RowFilter> filter(TableSchema table) {
                return RowFilters.of(objects, table, collations);
            }

            @Override
            public TableSchema target(TableSchema table) {
                return Routes.target(objects, table);
            }

            @Override
            public TableSchema read(TableSchema table) {
                return Routes.read(objects, table);
            }

            @Override
            public Set<RowOperation> operations(TableSchema table) {
                return objects.operations(table.id());
            }
        };
    }

    /** The choices once for each table that this one becomes at the target. */
    List<TableChoices> branches(TableSchema table);

    /** Which rows are moved; empty when all are. */
    Optional<RowFilter> filter(TableSchema table);

    /** The table as it is at the target. */
    TableSchema target(TableSchema table);

    /** The table with those of its columns that are moved. */
    TableSchema read(TableSchema table);

    /** Which changes of the log are moved. */
    Set<RowOperation> operations(TableSchema table);
}
