package io.omsflink.catalog.ddl;

import io.omsflink.catalog.ddl.DefaultDefinition.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a server spells the default of a column, which it stores as a value of the column's type. */
final class DefaultRules {
    private static final Pattern DATE = Pattern.compile("(\\d{4})\\D(\\d{1,2})\\D(\\d{1,2})(.*)");
    private static final Pattern TIME =
            Pattern.compile("(-?)(\\d{1,3}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d+))?)?");
    private static final Pattern SIZED = Pattern.compile("\\(\\d+,(\\d+)\\)");
    private static final long MINUTE = 60_000_000L;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final ResolvedType type;

    DefaultRules(ResolvedType type) {
        this.type = type;
    }

    /** The text as information_schema gives it, null for none. */
    String value(DefaultDefinition value) {
        return switch (value.kind()) {
            case NULL -> null;
            case EXPRESSION -> value.text();
            case NOW ->
                    value.text().equals("0")
                            ? "CURRENT_TIMESTAMP"
                            : "CURRENT_TIMESTAMP(" + value.text() + ")";
            default -> literal(value);
        };
    }

    private String literal(DefaultDefinition value) {
        return switch (type.dataType()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> integer(value);
            case "decimal" -> padded(number(value).setScale(type.scale(), RoundingMode.HALF_UP));
            case "float" -> approximate(number(value), true);
            case "double" -> approximate(number(value), false);
            case "bit" -> "b'" + whole(value).toString(2) + "'";
            case "binary", "varbinary" -> "0x" + HEX.formatHex(bytes(value));
            case "year" -> year(value.kind() == Kind.TEXT ? value.text() : whole(value).toString());
            case "date" -> date(text(value));
            case "datetime", "timestamp" -> dateTime(text(value));
            case "time" -> time(text(value));
            case "enum", "set" -> members(text(value));
            case "char" -> text(value).replaceAll(" +$", "");
            default -> text(value);
        };
    }

    private String integer(DefaultDefinition value) {
        return padded(number(value).setScale(0, RoundingMode.HALF_UP));
    }

    /** ZEROFILL shows in the default too. */
    private String padded(BigDecimal value) {
        String text = value.toPlainString();
        if (!type.columnType().contains("zerofill")) {
            return text;
        }
        int point = type.scale() > 0 ? 1 : 0;
        int width =
                type.dataType().equals("decimal")
                        ? type.precision() + point
                        : Integer.parseInt(type.columnType().replaceAll("\\D", ""));
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    private String approximate(BigDecimal value, boolean single) {
        Matcher sized = SIZED.matcher(type.columnType());
        if (sized.find()) {
            int scale = Integer.parseInt(sized.group(1));
            return value.setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
        }
        BigDecimal shortest =
                new BigDecimal(
                                single
                                        ? Float.toString(value.floatValue())
                                        : Double.toString(value.doubleValue()))
                        .stripTrailingZeros();
        return shortest.signum() == 0 ? "0" : shortest.toPlainString();
    }

    private static BigDecimal number(DefaultDefinition value) {
        return switch (value.kind()) {
            case BITS, HEX -> new BigDecimal(whole(value));
            default -> new BigDecimal(value.text().strip());
        };
    }

    private static BigInteger whole(DefaultDefinition value) {
        return switch (value.kind()) {
            case BITS -> new BigInteger(value.text().isEmpty() ? "0" : value.text(), 2);
            case HEX -> new BigInteger(value.text().isEmpty() ? "0" : value.text(), 16);
            case TEXT -> new BigInteger(1, value.text().getBytes(StandardCharsets.UTF_8));
            default -> new BigDecimal(value.text()).toBigInteger();
        };
    }

    /** A BINARY column is filled up with zero bytes. */
    private byte[] bytes(DefaultDefinition value) {
        byte[] bytes = rawBytes(value);
        return type.dataType().equals("binary") ? Arrays.copyOf(bytes, (int) type.length()) : bytes;
    }

    private static byte[] rawBytes(DefaultDefinition value) {
        if (value.kind() == Kind.HEX) {
            return HEX.parseHex(value.text().length() % 2 == 0 ? value.text() : "0" + value.text());
        }
        if (value.kind() == Kind.BITS) {
            int length = (value.text().length() + 7) / 8;
            byte[] bytes = whole(value).toByteArray();
            byte[] aligned = new byte[length];
            for (int i = 1; i <= Math.min(length, bytes.length); i++) {
                aligned[length - i] = bytes[bytes.length - i];
            }
            return aligned;
        }
        return value.text().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(DefaultDefinition value) {
        if (value.kind() == Kind.NUMBER && value.text().contains("e")) {
            return new BigDecimal(value.text()).toPlainString();
        }
        return value.kind() == Kind.HEX || value.kind() == Kind.BITS
                ? new String(rawBytes(value), StandardCharsets.UTF_8)
                : value.text();
    }

    private static String year(String text) {
        int year = new BigDecimal(text.strip()).intValue();
        if (text.strip().length() > 2) {
            return "%04d".formatted(year);
        }
        return String.valueOf(year >= 70 ? 1900 + year : 2000 + year);
    }

    private static String date(String text) {
        Matcher parts = DATE.matcher(separated(text));
        return parts.matches() ? day(parts) : text;
    }

    /** Digits alone are a date too. */
    private static String separated(String text) {
        String stripped = text.strip();
        if (stripped.matches("\\d{8}(\\d{6})?")) {
            String day = stripped.replaceFirst("(\\d{4})(\\d\\d)(\\d\\d)", "$1-$2-$3 ");
            return day.replaceFirst(" (\\d\\d)(\\d\\d)(\\d\\d)$", " $1:$2:$3").strip();
        }
        return stripped;
    }

    private static String day(Matcher parts) {
        return "%s-%02d-%02d"
                .formatted(
                        parts.group(1),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
    }

    private String dateTime(String text) {
        Matcher parts = DATE.matcher(separated(text));
        if (!parts.matches()) {
            return text;
        }
        String rest = parts.group(4).replace('T', ' ').strip();
        String day = day(parts);
        Matcher clock = TIME.matcher(rest.isEmpty() ? "00:00:00" : rest);
        if (!clock.matches()) {
            return day + " " + time(rest);
        }
        long micros = rounded(clock);
        return micros < DAY
                ? day + " " + clock(micros)
                : LocalDate.parse(day).plusDays(1) + " " + clock(micros - DAY);
    }

    private String time(String text) {
        Matcher dated = DATE.matcher(text.strip());
        if (dated.matches() && !dated.group(4).isBlank()) {
            return time(dated.group(4).replace('T', ' '));
        }
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            return text.strip().matches("\\d{1,6}")
                    ? time(
                            "%06d"
                                    .formatted(Integer.parseInt(text.strip()))
                                    .replaceFirst("(..)(..)(..)", "$1:$2:$3"))
                    : text;
        }
        return parts.group(1) + clock(rounded(parts));
    }

    /** The server rounds away digits that the type has no room for. */
    private long rounded(Matcher clock) {
        String digits = clock.group(5) == null ? "" : clock.group(5);
        BigDecimal seconds =
                new BigDecimal(
                        "%s.%s"
                                .formatted(
                                        clock.group(4) == null ? "0" : clock.group(4),
                                        digits.isEmpty() ? "0" : digits));
        return (Long.parseLong(clock.group(2)) * 60 + Long.parseLong(clock.group(3))) * MINUTE
                + seconds.setScale(type.precision(), RoundingMode.HALF_UP)
                        .movePointRight(6)
                        .longValueExact();
    }

    private String clock(long micros) {
        String text =
                "%02d:%02d:%02d"
                        .formatted(
                                micros / (60 * MINUTE),
                                micros / MINUTE % 60,
                                micros % MINUTE / 1_000_000);
        return type.precision() == 0
                ? text
                : text + "." + "%06d".formatted(micros % 1_000_000).substring(0, type.precision());
    }

    /** Members as the type spells them, those of a SET in its order. */
    private String members(String text) {
        boolean number = text.matches("\\d{1,18}");
        if (type.dataType().equals("enum")) {
            return type.members().stream()
                    .filter(member -> same(member, text))
                    .findFirst()
                    .orElseGet(
                            () -> number ? type.members().get(Integer.parseInt(text) - 1) : text);
        }
        return number && type.members().stream().noneMatch(m -> same(m, text))
                ? joined(i -> (Long.parseLong(text) >> i & 1) == 1)
                : joined(i -> hasMember(text, type.members().get(i)));
    }

    private String joined(IntPredicate chosen) {
        return IntStream.range(0, type.members().size())
                .filter(chosen)
                .mapToObj(type.members()::get)
                .collect(Collectors.joining(","));
    }

    private boolean hasMember(String text, String member) {
        return Arrays.stream(text.split(",")).anyMatch(part -> same(member, part));
    }

    private boolean same(String member, String text) {
        return type.text().collation().endsWith("_bin")
                ? member.equals(text)
                : member.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT));
    }
}
