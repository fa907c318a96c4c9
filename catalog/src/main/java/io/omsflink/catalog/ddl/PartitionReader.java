package io.omsflink.catalog.ddl;

import io.debezium.ddl.parser.mysql.generated.MySqlParser.AlterPartitionSpecificationContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.PartitionOptionCommentContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.PartitionOptionContext;
import io.omsflink.catalog.ddl.AlterAction.PartitionKind;
import io.omsflink.catalog.ddl.AlterAction.Partitioning;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;

/** Partition clauses out of a parse tree. */
final class PartitionReader {
    private PartitionReader() {}

    static Partitioning read(AlterPartitionSpecificationContext tree) {
        return new Partitioning(kind(tree), text(tree));
    }

    private static PartitionKind kind(AlterPartitionSpecificationContext tree) {
        return switch (tree.getStart().getText().toUpperCase(Locale.ROOT)) {
            case "ADD" -> PartitionKind.ADD;
            case "DROP" -> PartitionKind.DROP;
            case "TRUNCATE" -> PartitionKind.TRUNCATE;
            case "REORGANIZE" -> PartitionKind.REORGANIZE;
            case "COALESCE" -> PartitionKind.COALESCE;
            case "EXCHANGE" -> PartitionKind.EXCHANGE;
            case "REMOVE" -> PartitionKind.REMOVE;
            case "DISCARD", "IMPORT" -> PartitionKind.TABLESPACE;
            default -> PartitionKind.MAINTAIN;
        };
    }

    /** The text without options about engines and files. */
    static String text(ParserRuleContext tree) {
        StringBuilder text = new StringBuilder();
        int from = tree.getStart().getStartIndex();
        for (PartitionOptionContext option : Trees.all(tree, PartitionOptionContext.class)) {
            if (!(option instanceof PartitionOptionCommentContext)) {
                text.append(
                        between(tree, from, option.getStart().getStartIndex() - 1).stripTrailing());
                from = option.getStop().getStopIndex() + 1;
            }
        }
        return text.append(between(tree, from, tree.getStop().getStopIndex())).toString();
    }

    private static String between(ParserRuleContext tree, int from, int to) {
        return from > to ? "" : tree.getStart().getInputStream().getText(Interval.of(from, to));
    }
}
