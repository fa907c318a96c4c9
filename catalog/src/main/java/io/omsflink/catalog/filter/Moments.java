package io.omsflink.catalog.filter;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times in their canonical texts. */
final class Moments {
    private static final byte[] MIDNIGHT =
            "0000-00-00 00:00:00.000000".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern DATE =
            Pattern.compile(
                    "([0-9]{4}-[0-9]{2}-[0-9]{2})( ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
                            + "(\\.[0-9]{1,6})?)?");
    private static final Pattern TIME =
            Pattern.compile("-?([0-7]?[0-9]{2}|8[0-3][0-9]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?");

    private Moments() {}

    /** Order of two dates; what a text lacks at its end counts as zero. */
    static int compare(DateOperand left, DateOperand right, FilterRow row) {
        byte[] a = left.array(row);
        byte[] b = right.array(row);
        int aFrom = left.from(row);
        int bFrom = right.from(row);
        int aLength = left.to(row) - aFrom;
        int bLength = right.to(row) - bFrom;
        int length = Math.max(aLength, bLength);
        for (int i = 0; i < length; i++) {
            int x = i < aLength ? a[aFrom + i] : MIDNIGHT[i];
            int y = i < bLength ? b[bFrom + i] : MIDNIGHT[i];
            if (x != y) {
                return x - y;
            }
        }
        return 0;
    }

    /** Microseconds of a TIME's canonical text. */
    static long timeMicros(byte[] text, int from, int to) {
        boolean negative = text[from] == '-';
        long seconds = 0;
        long part = 0;
        int i = negative ? from + 1 : from;
        for (; i < to && text[i] != '.'; i++) {
            if (text[i] == ':') {
                seconds = (seconds + part) * 60;
                part = 0;
            } else {
                part = part * 10 + text[i] - '0';
            }
        }
        long micros = (seconds + part) * 1_000_000 + fraction(text, i + 1, to);
        return negative ? -micros : micros;
    }

    private static long fraction(byte[] text, int from, int to) {
        long micros = 0;
        for (int i = from; i < from + 6; i++) {
            micros = micros * 10 + (i < to ? text[i] - '0' : 0);
        }
        return micros;
    }

    /**
     * A date or a date and time; empty when the text is no real one in the form that the server
     * prints. Others are taken by servers too, but not by all of them alike.
     */
    static Optional<Literals.Date> date(String text) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches() || !real(matcher.group(1))) {
            return Optional.empty();
        }
        int precision = matcher.group(2) == null ? -1 : Math.max(0, length(matcher.group(4)) - 1);
        return Optional.of(new Literals.Date(text.getBytes(StandardCharsets.US_ASCII), precision));
    }

    private static boolean real(String date) {
        try {
            return LocalDate.parse(date).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    /**
     * A time of up to 838 hours; empty when the text is none in the form that the server prints.
     */
    static Optional<Literals.Time> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Optional.of(
                new Literals.Time(
                        timeMicros(bytes, 0, bytes.length),
                        Math.max(0, length(matcher.group(2)) - 1)));
    }
}
