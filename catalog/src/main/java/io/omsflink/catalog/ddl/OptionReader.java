package io.omsflink.catalog.ddl;

import io.debezium.ddl.parser.mysql.generated.MySqlParser.TableOptionCharsetContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.TableOptionCollateContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.TableOptionCommentContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.TableOptionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.TableOptionEngineContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Options of a table out of a parse tree. */
final class OptionReader {
    private OptionReader() {}

    /** The last one of a kind counts, as for the server. */
    static TableOptions read(List<TableOptionContext> options) {
        return new TableOptions(
                last(options, TableOptionEngineContext.class, OptionReader::engine).orElse(""),
                last(options, TableOptionCharsetContext.class, Trees::charset).orElse(""),
                last(options, TableOptionCollateContext.class, Trees::collation).orElse(""),
                last(
                        options,
                        TableOptionCommentContext.class,
                        option -> Trees.string(option).orElse("")));
    }

    private static String engine(TableOptionEngineContext option) {
        return option.engineName() == null ? "" : Identifiers.name(option.engineName());
    }

    private static <T> Optional<String> last(
            List<TableOptionContext> options, Class<T> kind, Function<T, String> text) {
        return options.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(text)
                .reduce((one, next) -> next);
    }
}
