package io.omsflink.catalog.filter;

import io.omsflink.project.filter.FilterException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Two values that are compared: literals take the type of the other side, and what MySQL would
 * convert behind the user's back is refused.
 *
 * @param left with its type
 * @param right with its type
 */
record Pairs(Operand left, Operand right, Conditions.Comparer comparer) {
    private static final long FIRST_YEAR = 1901;
    private static final long LAST_YEAR = 2155;

    /**
     * @param equality whether only equality counts, not the order
     * @param at where the operator stands
     */
    static Pairs of(Operand left, Operand right, boolean equality, int at) {
        Operand a = adapted(left, right, at);
        Operand b = adapted(right, left, at);
        return new Pairs(a, b, comparer(a, b, equality, at));
    }

    private static Conditions.Comparer comparer(Operand a, Operand b, boolean equality, int at) {
        if (a instanceof NullOperand || b instanceof NullOperand) {
            return row -> 0;
        }
        if (a instanceof NumberOperand x && b instanceof NumberOperand y) {
            refuseRounding(x, y, at);
            refuseRounding(y, x, at);
            refuseSign(x, y, at);
            refuseSign(y, x, at);
            return numbers(x, y);
        }
        if (a instanceof TextOperand x && b instanceof TextOperand y) {
            return texts(x, y, equality, at);
        }
        if (a instanceof DateOperand x && b instanceof DateOperand y) {
            return row -> Moments.compare(x, y, row);
        }
        if (a instanceof TimeOperand x && b instanceof TimeOperand y) {
            return row -> Long.compare(x.micros(row), y.micros(row));
        }
        throw different(a, b, at);
    }

    private static FilterException different(Operand a, Operand b, int at) {
        return new FilterException(
                at,
                a.kind()
                        + " is compared with "
                        + b.kind()
                        + ", which the server would convert first. Compare values of one type:"
                        + " write numbers without quotes, texts and dates with quotes.");
    }

    // Numbers

    private static Conditions.Comparer numbers(NumberOperand a, NumberOperand b) {
        if (a instanceof WholeOperand x && b instanceof WholeOperand y) {
            return whole(x, y);
        }
        return a instanceof ApproximateOperand || b instanceof ApproximateOperand
                ? row -> doubles(a.approximate(row), b.approximate(row))
                : row -> a.exact(row).compareTo(b.exact(row));
    }

    private static int doubles(double x, double y) {
        // Unlike Double.compare, which tells -0 from 0.
        return x < y ? -1 : x > y ? 1 : 0;
    }

    private static Conditions.Comparer whole(WholeOperand a, WholeOperand b) {
        if (a.unsigned() && b.unsigned()) {
            return row -> Long.compareUnsigned(a.whole(row), b.whole(row));
        }
        if (a.unsigned()) {
            return row -> unsignedWithSigned(a.whole(row), b.whole(row));
        }
        return b.unsigned()
                ? row -> -unsignedWithSigned(b.whole(row), a.whole(row))
                : row -> Long.compare(a.whole(row), b.whole(row));
    }

    private static int unsignedWithSigned(long unsigned, long signed) {
        return signed < 0 || unsigned < 0 ? 1 : Long.compare(unsigned, signed);
    }

    /** Beside a column of whole numbers the server may round a literal to one. */
    private static void refuseRounding(NumberOperand column, NumberOperand literal, int at) {
        boolean bare = column instanceof ColumnValues.Whole || column instanceof ColumnValues.Bit;
        boolean fraction =
                literal instanceof Literals.Decimal decimal
                                && decimal.value().stripTrailingZeros().scale() > 0
                        || literal instanceof Literals.Floating;
        if (bare && fraction) {
            throw new FilterException(
                    at,
                    "a column of whole numbers is compared with a number that is not written as"
                            + " one. Write a whole number.");
        }
    }

    /** In lists and ranges the server takes the bits of one for the other. */
    private static void refuseSign(NumberOperand number, NumberOperand literal, int at) {
        if (number instanceof WholeOperand whole && literal instanceof Literals.Whole value) {
            boolean below = whole.unsigned() && !value.unsigned() && value.value() < 0;
            boolean above = !whole.unsigned() && value.unsigned();
            if (below || above) {
                throw new FilterException(
                        at,
                        (below ? "an unsigned" : "a signed")
                                + " number is compared with one that it cannot be: "
                                + value.exact(null).toPlainString()
                                + ". Leave the comparison out.");
            }
        }
    }

    // Texts

    private static Conditions.Comparer texts(
            TextOperand a, TextOperand b, boolean equality, int at) {
        Collation collation = a.collation();
        if (!collation.name().equals(b.collation().name())) {
            throw new FilterException(
                    at,
                    "texts of two collations are compared: "
                            + collation.name()
                            + " and "
                            + b.collation().name()
                            + ". Compare columns of one collation.");
        }
        return equality
                ? row -> collation.equal(a, b, row) ? 0 : 1
                : row -> collation.compare(a, b, row);
    }

    /** The literal as a value of the collation's character set. */
    static Literals.Text bound(Literals.Unbound literal, Collation collation) {
        String text = literal.value();
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        boolean supplementary = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
        boolean fits =
                switch (collation.charset()) {
                    case "utf8mb4", "binary" -> true;
                    case "utf8", "utf8mb3" -> !supplementary;
                    default -> ascii;
                };
        if (!fits) {
            throw new FilterException(
                    literal.at(),
                    "the text has characters that are not converted to "
                            + collation.charset()
                            + " here, the column's character set. Use ASCII characters.");
        }
        return new Literals.Text(text.getBytes(StandardCharsets.UTF_8), collation);
    }

    // Literals

    private static Operand adapted(Operand literal, Operand other, int at) {
        if (other instanceof ColumnValues.Year && literal instanceof NumberOperand number) {
            return year(number, at);
        }
        if (literal instanceof ColumnValues.Year year
                && (other instanceof Literals.Whole || other instanceof ColumnValues.Year)) {
            return year.number();
        }
        if (literal instanceof Literals.Unbound text) {
            return text(text, other, at);
        }
        if (literal instanceof Literals.Bits bits) {
            return bits(bits, other, at);
        }
        if (literal instanceof DateOperand date && other instanceof DateOperand column) {
            refuseFraction(date, column, at);
        }
        if (literal instanceof Literals.Time time && other instanceof TimeOperand column) {
            refuseFraction(time, column, at);
        }
        return literal;
    }

    private static Operand year(NumberOperand number, int at) {
        boolean year =
                number instanceof Literals.Whole literal
                        && literal.value() >= FIRST_YEAR
                        && literal.value() <= LAST_YEAR;
        if (!year) {
            throw new FilterException(
                    at,
                    "a YEAR is compared with something else than a year from 1901 to 2155. Write a"
                            + " year of four digits.");
        }
        return number;
    }

    private static Operand text(Literals.Unbound text, Operand other, int at) {
        if (other instanceof TextOperand column) {
            return bound(text, column.collation());
        }
        if (other instanceof DateOperand date) {
            return date(text, date);
        }
        if (other instanceof TimeOperand time) {
            return time(text, time);
        }
        if (other instanceof NullOperand) {
            return text;
        }
        if (other instanceof Literals.Unbound) {
            throw new FilterException(
                    at, "two literals are compared. Compare a column with one of them.");
        }
        throw different(text, other, at);
    }

    private static Operand date(Literals.Unbound text, DateOperand column) {
        Optional<Literals.Date> date = Moments.date(text.value());
        if (date.isEmpty()) {
            throw new FilterException(
                    text.at(),
                    "the text is no date in the form 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM:SS'. Write"
                            + " the date so; times are in UTC for a TIMESTAMP.");
        }
        refuseFraction(date.get(), column, text.at());
        return date.get();
    }

    private static void refuseFraction(DateOperand literal, DateOperand column, int at) {
        boolean finer = literal.precision() > column.precision();
        if (literal instanceof Literals.Date && column instanceof ColumnValues.Date && finer) {
            throw column.precision() < 0
                    ? new FilterException(
                            at, "a date is compared with a date and time. Write the date alone.")
                    : finer(at, column.precision());
        }
    }

    private static Operand time(Literals.Unbound text, TimeOperand column) {
        Optional<Literals.Time> time = Moments.time(text.value());
        if (time.isEmpty()) {
            throw new FilterException(
                    text.at(), "the text is no time in the form 'HH:MM:SS'. Write the time so.");
        }
        refuseFraction(time.get(), column, text.at());
        return time.get();
    }

    private static void refuseFraction(Literals.Time literal, TimeOperand column, int at) {
        if (column instanceof ColumnValues.Time && literal.precision() > column.precision()) {
            throw finer(at, column.precision());
        }
    }

    private static FilterException finer(int at, int precision) {
        return new FilterException(
                at,
                "the fraction of the second has more digits than the column, and the server may"
                        + " round it. Write at most "
                        + precision
                        + ".");
    }

    private static Operand bits(Literals.Bits bits, Operand other, int at) {
        if (other instanceof TextOperand text && text.collation().isBinary()) {
            return new Literals.Text(HexFormat.of().parseHex(bits.hex()), text.collation());
        }
        // Beside a number the server takes them for signed here and for unsigned there.
        throw different(bits, other, at);
    }
}
