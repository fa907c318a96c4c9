package io.omsflink.catalog;

import io.omsflink.project.CharsetRules;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a charset or collation that the target does not have. {@code *} stands for every
 * other one.
 */
public record CharsetMapping(Map<String, String> charsets, Map<String, String> collations)
        implements Serializable {
    private static final String ANY = "*";

    /**
     * oms-doc, system parameters {@code mysql_to_obmysql.charset.mapping} and {@code
     * mysql_to_obmysql.collation.mapping}. There, every other collation becomes {@code
     * utf8mb4_general_ci}; here one that tells upper from lower case becomes {@code utf8mb4_bin}.
     */
    public static final CharsetMapping DEFAULT =
            new CharsetMapping(
                    Map.of("utf16le", "utf16", ANY, "utf8mb4"),
                    Map.of("utf16le_general_ci", "utf16_general_ci"));

    public CharsetMapping {
        charsets = Map.copyOf(charsets);
        collations = Map.copyOf(collations);
    }

    /** The default, with a project's own rules before it. */
    public static CharsetMapping of(CharsetRules rules) {
        return new CharsetMapping(
                merged(DEFAULT.charsets, rules.charsets()),
                merged(DEFAULT.collations, rules.collations()));
    }

    private static Map<String, String> merged(Map<String, String> first, Map<String, String> over) {
        Map<String, String> all = new HashMap<>(first);
        all.putAll(over);
        return all;
    }

    Optional<String> charset(String source) {
        return Optional.ofNullable(charsets.get(source))
                .or(() -> Optional.ofNullable(charsets.get(Charsets.otherName(source))))
                .or(() -> Optional.ofNullable(charsets.get(ANY)));
    }

    Optional<String> collation(String source) {
        return Optional.ofNullable(collations.get(source))
                .or(() -> Optional.ofNullable(collations.get(ANY)));
    }
}
