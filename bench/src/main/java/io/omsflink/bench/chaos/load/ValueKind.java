package io.omsflink.bench.chaos.load;

import java.util.Locale;

/**
 * Types of columns. Each has a row of values by number; neighbours among them are alike in the way
 * that this type makes dangerous: equal in the collation, equal but for what is padded.
 */
enum ValueKind {
    INT("INT"),
    UNSIGNED("BIGINT UNSIGNED"),
    DECIMAL("DECIMAL(14,3)"),
    MOMENT("DATETIME(3)"),
    TEXT_CI("VARCHAR(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"),
    CHAR_LATIN("CHAR(12) CHARACTER SET latin1 COLLATE latin1_swedish_ci"),
    BYTES("VARBINARY(12)"),
    FIXED_BYTES("BINARY(6)"),
    PREFIXED("VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"),
    FRACTION("DOUBLE"),
    LONG_TEXT("MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"),
    DOCUMENT("JSON");

    /** Values that are alike come in threes. */
    private static final int ALIKE = 3;

    private static final int LONG_EVERY = 61;

    private final String type;

    ValueKind(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /**
     * The value of that number as a literal.
     *
     * @param number 0 and up
     */
    String literal(int number) {
        return switch (this) {
            case INT -> Integer.toString(number);
            case UNSIGNED ->
                    number % 2 == 0 ? Integer.toString(number) : Long.toUnsignedString(-number);
            case DECIMAL -> (number - 7) + "." + number % 1000;
            case MOMENT -> moment(number);
            case TEXT_CI -> alike("k" + number / ALIKE, number);
            case CHAR_LATIN -> alikeLatin(number);
            case BYTES -> bytes(number, "", "00", "20");
            case FIXED_BYTES -> bytes(number, "", "0001", "20");
            case PREFIXED -> prefixed(number);
            case FRACTION -> number + ".5e0 / 7";
            case LONG_TEXT -> longText(number);
            case DOCUMENT -> "'{\"n\": %d, \"list\": [1, \"x\"]}'".formatted(number);
        };
    }

    private static String moment(int number) {
        return "TIMESTAMP('2024-03-31 00:00:00.%03d') + INTERVAL %d MINUTE"
                .formatted(number % 1000, number);
    }

    /** In lower case, in upper case, and with a blank behind: one key to a collation that pads. */
    private static String alike(String text, int number) {
        return switch (number % ALIKE) {
            case 0 -> "'" + text + "'";
            case 1 -> "'" + text.toUpperCase(Locale.ROOT) + "'";
            default -> "'" + text + " '";
        };
    }

    private static String alikeLatin(int number) {
        String letter = new String[] {"e", "E", "É"}[number % ALIKE];
        return "'" + letter + number / ALIKE + "'";
    }

    private static String bytes(int number, String... tails) {
        return "X'%06X%s'".formatted(0xFF00 + number / ALIKE, tails[number % ALIKE]);
    }

    private static String prefixed(int number) {
        String text = "%04x and the rest %d".formatted(number / ALIKE, number);
        return alike(text, number);
    }

    private static String longText(int number) {
        return number % LONG_EVERY == 0
                ? "REPEAT('lang Ü ', " + (1_000 + number) + ")"
                : "'text " + number + " \\'Ü\\\\ 中'";
    }
}
