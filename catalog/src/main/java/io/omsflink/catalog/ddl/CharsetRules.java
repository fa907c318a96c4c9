package io.omsflink.catalog.ddl;

import io.omsflink.catalog.TargetCapabilities;
import java.util.Map;

/** Which charset and collation a server takes when a statement says only a part of it. */
final class CharsetRules {

    /** A charset with one of its collations. */
    record Text(String charset, String collation) {
        static final Text NONE = new Text("", "");

        boolean isBinary() {
            return charset.equals("binary");
        }
    }

    private static final Map<String, Integer> WIDTHS =
            Map.ofEntries(
                    Map.entry("utf8mb4", 4),
                    Map.entry("utf8", 3),
                    Map.entry("utf8mb3", 3),
                    Map.entry("utf16", 4),
                    Map.entry("utf16le", 4),
                    Map.entry("utf32", 4),
                    Map.entry("ucs2", 2),
                    Map.entry("gb18030", 4),
                    Map.entry("gbk", 2),
                    Map.entry("gb2312", 2),
                    Map.entry("big5", 2),
                    Map.entry("euckr", 2),
                    Map.entry("sjis", 2),
                    Map.entry("cp932", 2),
                    Map.entry("ujis", 3),
                    Map.entry("eucjpms", 3));

    private final TargetCapabilities server;

    CharsetRules(TargetCapabilities server) {
        this.server = server;
    }

    /** Bytes of the widest character. */
    static int width(String charset) {
        return WIDTHS.getOrDefault(charset, 1);
    }

    /**
     * @param charset empty text when the statement does not say
     * @param collation empty text when the statement does not say
     */
    Text resolve(String charset, String collation, Text otherwise) {
        if (!collation.isEmpty()) {
            int end = collation.indexOf('_');
            String named = end < 0 ? collation : collation.substring(0, end);
            return new Text(known(named), known(named) + collation.substring(named.length()));
        }
        return charset.isEmpty() ? otherwise : byDefault(known(charset));
    }

    Text binaryOf(String charset, Text otherwise) {
        String chosen = charset.isEmpty() ? otherwise.charset() : known(charset);
        return new Text(chosen, chosen.equals("binary") ? chosen : chosen + "_bin");
    }

    /** The charset with its default collation. */
    Text byDefault(String charset) {
        String known = known(charset);
        return new Text(known, server.defaultCollation(known).orElse(known + "_general_ci"));
    }

    /** {@code utf8} and {@code utf8mb3} are one charset, which the server lists by one name. */
    private String known(String charset) {
        if (server.hasCharset(charset)) {
            return charset;
        }
        return switch (charset) {
            case "utf8" -> "utf8mb3";
            case "utf8mb3" -> "utf8";
            default -> charset;
        };
    }
}
