package io.omsflink.catalog.ddl;

import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.ddl.CharsetRules.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a server makes of a type: its own name for it, and all that the statement leaves out. */
final class TypeRules {
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("int1", "tinyint"),
                    Map.entry("bool", "tinyint"),
                    Map.entry("boolean", "tinyint"),
                    Map.entry("int2", "smallint"),
                    Map.entry("int3", "mediumint"),
                    Map.entry("middleint", "mediumint"),
                    Map.entry("int4", "int"),
                    Map.entry("integer", "int"),
                    Map.entry("int8", "bigint"),
                    Map.entry("serial", "bigint"),
                    Map.entry("dec", "decimal"),
                    Map.entry("fixed", "decimal"),
                    Map.entry("numeric", "decimal"),
                    Map.entry("float4", "float"),
                    Map.entry("float8", "double"),
                    Map.entry("real", "double"),
                    Map.entry("double precision", "double"),
                    Map.entry("character", "char"),
                    Map.entry("nchar", "char"),
                    Map.entry("national char", "char"),
                    Map.entry("national character", "char"),
                    Map.entry("character varying", "varchar"),
                    Map.entry("char varying", "varchar"),
                    Map.entry("nvarchar", "varchar"),
                    Map.entry("nchar varchar", "varchar"),
                    Map.entry("nchar varying", "varchar"),
                    Map.entry("national varchar", "varchar"),
                    Map.entry("national char varying", "varchar"),
                    Map.entry("national character varying", "varchar"),
                    Map.entry("long", "mediumtext"),
                    Map.entry("long varchar", "mediumtext"),
                    Map.entry("long varbinary", "mediumblob"));
    private static final Map<String, Integer> WIDTHS =
            Map.of("tinyint", 4, "smallint", 6, "mediumint", 9, "int", 11, "bigint", 20);
    private static final Map<String, Long> SIZES =
            Map.of("tiny", 255L, "", 65_535L, "medium", 16_777_215L, "long", 4_294_967_295L);
    private static final Set<String> ONE_BIT = Set.of("bool", "boolean");
    private static final int NO_WIDTHS_SINCE = 80_019;
    private static final int MYSQL_8 = 80_000;

    private final TargetCapabilities server;
    private final CharsetRules charsets;

    TypeRules(TargetCapabilities server) {
        this.server = server;
        this.charsets = new CharsetRules(server);
    }

    /**
     * @param otherwise charset and collation of the table
     */
    ResolvedType resolve(TypeDefinition type, Text otherwise) {
        String name = NAMES.getOrDefault(type.name(), type.name());
        return switch (name) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> integer(name, type);
            case "decimal" -> decimal(type);
            case "float", "double" -> approximate(name, type);
            case "bit" -> {
                long bits = type.argument(0, 1);
                yield ResolvedType.sized("bit", "bit(" + bits + ")", Text.NONE, bits);
            }
            case "year" -> ResolvedType.plain("year", widths() ? "year(4)" : "year");
            case "time", "datetime", "timestamp" -> fractional(name, type);
            case "geometrycollection", "geomcollection" -> collection();
            case "binary" -> binary(name, type.argument(0, 1));
            case "varbinary" -> binary(name, type.argument(0, 0));
            case "enum", "set" -> members(name, type, text(type, otherwise));
            default -> textual(name, type, otherwise);
        };
    }

    private boolean widths() {
        return server.version() < NO_WIDTHS_SINCE;
    }

    private ResolvedType integer(String name, TypeDefinition type) {
        boolean unsigned = type.unsigned() || type.name().equals("serial");
        // One digit less without a sign, but BIGINT needs it for the value.
        int usual = WIDTHS.get(name) - (unsigned && !name.equals("bigint") ? 1 : 0);
        long width = type.argument(0, ONE_BIT.contains(type.name()) ? 1 : usual);
        boolean flag = name.equals("tinyint") && width == 1 && !unsigned;
        String size = widths() || type.zerofill() || flag ? "(" + width + ")" : "";
        return ResolvedType.plain(name, name + size + signs(unsigned, type.zerofill()));
    }

    private static String signs(boolean unsigned, boolean zerofill) {
        return (unsigned ? " unsigned" : "") + (zerofill ? " zerofill" : "");
    }

    private static ResolvedType decimal(TypeDefinition type) {
        int precision = (int) type.argument(0, 10);
        int scale = (int) type.argument(1, 0);
        int digits = precision == 0 ? 10 : precision;
        return ResolvedType.exact(
                "decimal",
                "decimal(" + digits + "," + scale + ")" + signs(type.unsigned(), type.zerofill()),
                digits,
                scale);
    }

    private static ResolvedType approximate(String name, TypeDefinition type) {
        String signs = signs(type.unsigned(), type.zerofill());
        if (type.arguments().size() == 2) {
            String size = "(" + type.arguments().get(0) + "," + type.arguments().get(1) + ")";
            return ResolvedType.plain(name, name + size + signs);
        }
        // FLOAT(p) asks for bits of precision.
        String chosen = type.argument(0, 0) > 24 ? "double" : name;
        return ResolvedType.plain(chosen, chosen + signs);
    }

    private static ResolvedType fractional(String name, TypeDefinition type) {
        int digits = (int) type.argument(0, 0);
        return ResolvedType.exact(name, digits == 0 ? name : name + "(" + digits + ")", digits, 0);
    }

    private ResolvedType collection() {
        String name = server.version() >= MYSQL_8 ? "geomcollection" : "geometrycollection";
        return ResolvedType.plain(name, name);
    }

    private static ResolvedType binary(String name, long length) {
        return ResolvedType.sized(name, name + "(" + length + ")", Text.NONE, length);
    }

    private Text text(TypeDefinition type, Text otherwise) {
        if (type.charset().isEmpty() && type.collation().isEmpty() && national(type)) {
            return charsets.byDefault("utf8");
        }
        return type.binary() && type.collation().isEmpty()
                ? charsets.binaryOf(type.charset(), otherwise)
                : charsets.resolve(type.charset(), type.collation(), otherwise);
    }

    private static boolean national(TypeDefinition type) {
        return type.name().startsWith("n") && !type.name().equals("numeric");
    }

    private ResolvedType textual(String name, TypeDefinition type, Text otherwise) {
        if (name.endsWith("text") || name.endsWith("blob")) {
            return large(name, type, name.endsWith("text") ? text(type, otherwise) : Text.NONE);
        }
        if (!name.equals("char") && !name.equals("varchar")) {
            return ResolvedType.plain(name, name);
        }
        Text text = text(type, otherwise);
        long length = type.argument(0, name.equals("char") ? 1 : 0);
        if (text.isBinary()) {
            return binary(name.equals("char") ? "binary" : "varbinary", length);
        }
        return ResolvedType.sized(name, name + "(" + length + ")", text, length);
    }

    private static ResolvedType large(String name, TypeDefinition type, Text text) {
        boolean bytes = name.endsWith("blob") || text.isBinary();
        String size = name.substring(0, name.length() - "text".length());
        if (type.argument(0, 0) > 0) {
            long width = bytes ? 1 : CharsetRules.width(text.charset());
            size = sizeFor(type.argument(0, 0) * width);
        }
        String chosen = size + (bytes ? "blob" : "text");
        return ResolvedType.sized(chosen, chosen, bytes ? Text.NONE : text, SIZES.get(size));
    }

    /** The first word of the smallest type that holds so many bytes. */
    static String sizeFor(long bytes) {
        return List.of("tiny", "", "medium").stream()
                .filter(size -> bytes <= SIZES.get(size))
                .findFirst()
                .orElse("long");
    }

    static long sizeOf(String textType) {
        return SIZES.get(textType.substring(0, textType.length() - "text".length()));
    }

    private static ResolvedType members(String name, TypeDefinition type, Text text) {
        List<String> members =
                type.members().stream()
                        .map(member -> text.isBinary() ? member : stripTrailing(member))
                        .toList();
        String list =
                members.stream()
                        .map(TypeRules::literal)
                        .collect(Collectors.joining(",", name + "(", ")"));
        long longest =
                members.stream().mapToLong(m -> m.codePointCount(0, m.length())).max().orElse(0);
        long all = members.stream().mapToLong(m -> m.codePointCount(0, m.length()) + 1).sum() - 1;
        return new ResolvedType(
                name, list, text, name.equals("enum") ? longest : all, 0, 0, members);
    }

    private static String stripTrailing(String member) {
        return member.replaceAll(" +$", "");
    }

    /** As the server prints members. */
    private static String literal(String member) {
        return "'"
                + member.replace("\\", "\\\\")
                        .replace("'", "''")
                        .replace("\0", "\\0")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + "'";
    }
}
