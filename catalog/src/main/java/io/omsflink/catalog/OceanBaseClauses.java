package io.omsflink.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clauses of {@code SHOW CREATE TABLE} that only OceanBase knows: {@code REPLICA_NUM = 1 BLOCK_SIZE
 * = 16384 USE_BLOOM_FILTER = FALSE TABLET_SIZE = 134217728 PCTFREE = 0}, {@code COMPRESSION},
 * {@code TABLEGROUP}, {@code LOCAL} and {@code GLOBAL} behind an index. Tables are rendered from
 * {@code information_schema}, so none of them gets to a target; this finds which ones were there.
 *
 * <p>Source: oceanbase-doc V4.2.5, SHOW CREATE TABLE and CREATE TABLE of the MySQL mode (what it
 * prints unless {@code _show_ddl_in_compat_mode=1}).
 */
final class OceanBaseClauses {
    private static final Pattern CLAUSE =
            Pattern.compile(
                    "(?i)\\b(TABLEGROUP|REPLICA_NUM|BLOCK_SIZE|USE_BLOOM_FILTER|COMPRESSION"
                        + "|TABLET_SIZE|PCTFREE|PROGRESSIVE_MERGE_NUM|ENABLE_MACRO_BLOCK_BLOOM_FILTER"
                        + "|AUTO_INCREMENT_MODE|AUTO_INCREMENT_CACHE_SIZE|DUPLICATE_SCOPE"
                        + "|LOCALITY|PRIMARY_ZONE|ROW_FORMAT_VERSION|LOCAL|GLOBAL)\\b");

    private OceanBaseClauses() {}

    /** Their names in the order of the text, each once. */
    static List<String> found(String createTable) {
        List<String> names = new ArrayList<>();
        Matcher clause = CLAUSE.matcher(withoutQuoted(createTable));
        while (clause.find()) {
            String name = clause.group(1).toUpperCase(Locale.ROOT);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Names of columns and comments may hold any word. */
    private static String withoutQuoted(String sql) {
        StringBuilder text = new StringBuilder(sql.length());
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                at = SqlText.endOfLiteral(sql, at);
                text.append(' ');
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }
}
