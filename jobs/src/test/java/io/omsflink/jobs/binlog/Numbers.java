package io.omsflink.jobs.binlog;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Texts of numbers in JSON, for comparison by value: MySQL 5.7 prints a double without a fraction
 * as an integer.
 */
final class Numbers {
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w\"./+:-])-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private Numbers() {}

    static String normalised(String json) {
        return NUMBER.matcher(json.replace("\n", "\\n"))
                .replaceAll(m -> normalisedNumber(m.group()));
    }

    private static String normalisedNumber(String number) {
        BigDecimal value = new BigDecimal(number);
        if (value.precision() > 19
                && value.scale() > 0
                && !number.contains("e")
                && !number.contains("E")) {
            return number; // a DECIMAL inside the document
        }
        boolean isDouble = number.contains(".") || number.contains("e") || number.contains("E");
        return (isDouble ? new BigDecimal(value.doubleValue()) : value)
                .stripTrailingZeros()
                .toString();
    }
}
