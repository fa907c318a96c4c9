package io.omsflink.catalog.ddl;

import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.DataTypeContext;
import io.omsflink.catalog.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Data types out of a parse tree. */
final class TypeReader {
    private static final Set<String> ATTRIBUTES =
            Set.of("signed", "unsigned", "zerofill", "binary");

    private TypeReader() {}

    static TypeDefinition read(DataTypeContext tree) {
        List<String> words = new ArrayList<>(Trees.words(tree));
        words.removeAll(List.of("collate"));
        if (words.contains("srid")) {
            throw DdlParser.unsupported(tree);
        }
        // BINARY is a type where it comes first, an attribute behind a type.
        String name = words.remove(0);
        List<String> attributes = words.stream().filter(ATTRIBUTES::contains).toList();
        words.removeAll(ATTRIBUTES);
        words.add(0, name);
        return new TypeDefinition(
                String.join(" ", words),
                Trees.all(tree, MySqlParser.DecimalLiteralContext.class).stream()
                        .map(number -> Long.parseLong(number.getText()))
                        .toList(),
                members(tree),
                attributes.contains("unsigned") || attributes.contains("zerofill"),
                attributes.contains("zerofill"),
                Trees.charset(tree),
                Trees.collation(tree),
                attributes.contains("binary"));
    }

    private static List<String> members(DataTypeContext tree) {
        return Trees.all(tree, MySqlParser.CollectionOptionContext.class).stream()
                .map(member -> SqlText.unquote(member.getText()))
                .toList();
    }
}
