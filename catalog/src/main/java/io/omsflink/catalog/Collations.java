package io.omsflink.catalog;

import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the nearest collation that a target has:
 *
 * <ol>
 *   <li>the same one, also under its other name ({@code utf8_} and {@code utf8mb3_} are the same);
 *   <li>for one that tells upper from lower case or compares bytes ({@code _cs}, {@code _bin}): the
 *       {@code _bin} one of the charset, which tells apart whatever the original does;
 *   <li>else the {@code _general_ci} one, else the charset's default. It may find two values equal
 *       that differed, which the pre-check looks for in unique keys.
 * </ol>
 */
final class Collations {
    private final TargetCapabilities target;

    Collations(TargetCapabilities target) {
        this.target = target;
    }

    /**
     * A collation of the target for every collation whose charset it has; the given name when it
     * has not.
     */
    String nearest(String collation) {
        String charset = Charsets.charsetOfCollation(collation);
        List<String> charsets =
                Stream.of(charset, Charsets.otherName(charset)).filter(target::hasCharset).toList();
        return Stream.concat(
                        same(collation),
                        charsets.stream()
                                .flatMap(
                                        c ->
                                                similar(
                                                        c,
                                                        collation.endsWith("_cs")
                                                                || collation.endsWith("_bin"))))
                .filter(target::hasCollation)
                .findFirst()
                .orElse(collation);
    }

    /** The charset's name at the target. */
    String charset(String charset) {
        return target.hasCharset(charset) ? charset : Charsets.otherName(charset);
    }

    /** Whether the target knows the charset by exactly this name. */
    boolean hasName(String charset) {
        return target.hasCharset(charset);
    }

    boolean hasCharset(String charset) {
        return target.hasCharset(charset(charset));
    }

    /** Whether the target has it under one of its names, so that nothing changes. */
    boolean kept(String collation) {
        return same(collation).anyMatch(target::hasCollation);
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
