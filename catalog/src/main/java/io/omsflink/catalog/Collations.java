package io.omsflink.catalog;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the nearest collation that a target has:
 *
 * <ol>
 *   <li>the same one, also under its other name ({@code utf8_} and {@code utf8mb3_} are the same);
 *   <li>the one that the {@link CharsetMapping} gives it, if it is of the charset that the column
 *       gets;
 *   <li>for one that tells upper from lower case or compares bytes ({@code _cs}, {@code _bin}): the
 *       {@code _bin} one of the charset, which tells apart whatever the original does;
 *   <li>else the {@code _general_ci} one, else the charset's default. It may find two values equal
 *       that differed, which the pre-check looks for in unique keys.
 * </ol>
 */
final class Collations {
    /** oceanbase-doc V4.2.5 and V4.3.3, MySQL mode, character sets; utf8 is not among them. */
    private static final Set<String> OCEANBASE =
            Set.of("binary", "utf8mb4", "gbk", "utf16", "gb18030", "gb18030_2022", "latin1");

    private final TargetCapabilities target;
    private final CharsetMapping mapping;

    Collations(TargetCapabilities target, CharsetMapping mapping) {
        this.target = target;
        this.mapping = mapping;
    }

    /** A collation of the target; the given name when there is none for it. */
    String nearest(String collation) {
        String charset = Charsets.charsetOfCollation(collation);
        boolean exact = collation.endsWith("_cs") || collation.endsWith("_bin");
        String mapped = charset(charset);
        List<String> charsets =
                Stream.of(charset, Charsets.otherName(charset), mapped)
                        .filter(this::hasName)
                        .distinct()
                        .toList();
        return Stream.of(
                        same(collation),
                        mapping.collation(collation).stream()
                                .filter(c -> Charsets.charsetOfCollation(c).equals(mapped)),
                        charsets.stream().flatMap(c -> similar(c, exact)))
                .flatMap(candidates -> candidates)
                .filter(this::hasCollation)
                .findFirst()
                .orElse(collation);
    }

    /** The charset's name at the target, or the charset that it becomes there. */
    String charset(String charset) {
        return Stream.of(charset, Charsets.otherName(charset))
                .filter(this::hasName)
                .findFirst()
                .or(() -> mapping.charset(charset).filter(this::hasName))
                .orElse(Charsets.otherName(charset));
    }

    /** Whether the target knows the charset by exactly this name. */
    boolean hasName(String charset) {
        return target.hasCharset(charset) && (!target.oceanBase() || OCEANBASE.contains(charset));
    }

    /** Whether the target knows the charset, by one of its names. */
    boolean hasCharset(String charset) {
        return hasName(charset) || hasName(Charsets.otherName(charset));
    }

    /** Whether the target has the charset or one that it can become. */
    boolean hasAnyFor(String charset) {
        return hasName(charset(charset));
    }

    /** Whether the target has it under one of its names, so that nothing changes. */
    boolean kept(String collation) {
        return same(collation).anyMatch(this::hasCollation);
    }

    /** MySQL 8 prints literals with the new name of utf8, which a server of old does not know. */
    String introducers(String sql) {
        return hasName("utf8mb3")
                ? sql
                : sql.replace("_utf8mb3'", hasName("utf8") ? "_utf8'" : "_utf8mb4'");
    }

    private boolean hasCollation(String collation) {
        return target.hasCollation(collation) && hasName(Charsets.charsetOfCollation(collation));
    }

    private static Stream<String> same(String collation) {
        String charset = Charsets.charsetOfCollation(collation);
        return Stream.of(
                collation, Charsets.otherName(charset) + collation.substring(charset.length()));
    }

    private Stream<String> similar(String charset, boolean exact) {
        Stream<String> nearest =
                exact ? Stream.of(charset + "_bin") : Stream.of(charset + "_general_ci");
        return Stream.concat(nearest, target.defaultCollation(charset).stream());
    }
}
