package io.omsflink.catalog.ddl;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.ddl.CharsetRules.Text;
import io.omsflink.catalog.ddl.DefaultDefinition.Kind;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server makes of the definition of a column. */
final class ColumnRules {
    private static final String GENERATED_DEFAULT = "DEFAULT_GENERATED";
    private static final int TELLS_DEFAULTS_SINCE = 80_013;

    private final TargetCapabilities server;
    private final TypeRules types;
    private final CharsetRules charsets;

    ColumnRules(TargetCapabilities server) {
        this.server = server;
        this.types = new TypeRules(server);
        this.charsets = new CharsetRules(server);
    }

    /**
     * @param table charset and collation of the table
     */
    ColumnSchema resolve(ColumnDefinition column, Text table) {
        ResolvedType type = types.resolve(column.type(), table);
        DefaultRules defaults = new DefaultRules(type);
        return column(
                column.name(),
                type,
                column.nullable().orElse(!column.autoIncrement()),
                column.defaultValue().map(defaults::value).orElse(null),
                extra(column),
                column.generation(),
                column.comment());
    }

    private static ColumnSchema column(
            String name,
            ResolvedType type,
            boolean nullable,
            String defaultValue,
            String extra,
            String generation,
            String comment) {
        return new ColumnSchema(
                name,
                type.dataType(),
                type.columnType(),
                nullable,
                type.text().charset(),
                type.text().collation(),
                type.length(),
                type.precision(),
                type.scale(),
                defaultValue,
                extra,
                generation,
                comment,
                type.members());
    }

    private String extra(ColumnDefinition column) {
        String generated = column.stored() ? "STORED GENERATED" : "VIRTUAL GENERATED";
        return words(
                column.generation().isEmpty() ? "" : generated,
                column.autoIncrement() ? "auto_increment" : "",
                generatedDefault(column.defaultValue(), column.onUpdate().isPresent()),
                column.onUpdate().map(ColumnRules::onUpdate).orElse(""),
                column.visible() ? "" : "INVISIBLE");
    }

    private static String words(String... words) {
        return Stream.of(words).filter(w -> !w.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String onUpdate(int digits) {
        return "on update CURRENT_TIMESTAMP" + (digits == 0 ? "" : "(" + digits + ")");
    }

    /** The server says so of a column without a default too that is set by ON UPDATE. */
    private String generatedDefault(Optional<DefaultDefinition> value, boolean onUpdate) {
        boolean computed =
                value.map(v -> v.kind() == Kind.NOW || v.kind() == Kind.EXPRESSION).orElse(false);
        return (computed || onUpdate) && server.version() >= TELLS_DEFAULTS_SINCE
                ? GENERATED_DEFAULT
                : "";
    }

    ColumnSchema withDefault(ColumnSchema column, Optional<DefaultDefinition> value) {
        String rest = column.extra().replace(GENERATED_DEFAULT, "").strip();
        return column(
                column.name(),
                type(column),
                column.nullable(),
                value.map(new DefaultRules(type(column))::value).orElse(null),
                words(generatedDefault(value, rest.contains("on update")), rest),
                column.generation(),
                column.comment());
    }

    ColumnSchema withVisibility(ColumnSchema column, boolean visible) {
        String rest = column.extra().replace("INVISIBLE", "").strip();
        return column(
                column.name(),
                type(column),
                column.nullable(),
                column.defaultValue(),
                words(rest, visible ? "" : "INVISIBLE"),
                column.generation(),
                column.comment());
    }

    static ColumnSchema notNull(ColumnSchema column) {
        return column.nullable() ? copy(column, column.name(), type(column), false) : column;
    }

    static ColumnSchema renamed(ColumnSchema column, String name) {
        return copy(column, name, type(column), column.nullable());
    }

    private static ColumnSchema copy(
            ColumnSchema column, String name, ResolvedType type, boolean nullable) {
        return column(
                name,
                type,
                nullable,
                column.defaultValue(),
                column.extra(),
                column.generation(),
                column.comment());
    }

    private static ResolvedType type(ColumnSchema column) {
        return new ResolvedType(
                column.dataType(),
                column.columnType(),
                new Text(column.charset(), column.collation()),
                column.length(),
                column.precision(),
                column.scale(),
                column.members());
    }

    /** The column in another charset; a text type grows so that as many characters fit. */
    ColumnSchema converted(ColumnSchema column, Text text) {
        String type = column.dataType();
        if (column.charset().isEmpty() || !type.endsWith("text")) {
            return inCharset(column, text);
        }
        long characters = TypeRules.sizeOf(type) / CharsetRules.width(column.charset());
        String size = TypeRules.sizeFor(characters * CharsetRules.width(text.charset()));
        ResolvedType grown = with(type(column), size + "text", text);
        return copy(column, column.name(), grown, column.nullable());
    }

    /** The column in another charset; unchanged when it holds no text. */
    static ColumnSchema inCharset(ColumnSchema column, Text text) {
        return column.charset().isEmpty()
                ? column
                : copy(
                        column,
                        column.name(),
                        with(type(column), column.dataType(), text),
                        column.nullable());
    }

    private static ResolvedType with(ResolvedType type, String name, Text text) {
        boolean large = name.endsWith("text");
        return new ResolvedType(
                name,
                large ? name : type.columnType(),
                text,
                large ? TypeRules.sizeOf(name) : type.length(),
                type.precision(),
                type.scale(),
                type.members());
    }

    Text text(TableOptions options, Text otherwise) {
        return charsets.resolve(options.charset(), options.collation(), otherwise);
    }

    Text text(String charset, String collation, Text otherwise) {
        return charsets.resolve(charset, collation, otherwise);
    }
}
