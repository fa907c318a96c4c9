package io.omsflink.catalog.filter;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.filter.FilterException;
import io.omsflink.project.filter.FilterExpression;
import io.omsflink.project.filter.FilterExpression.Relation;
import io.omsflink.project.filter.FilterExpression.Sign;
import io.omsflink.project.filter.FilterExpression.State;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives a filter the types of a table's columns. */
final class FilterCompiler implements FilterExpression.Visitor<Operand> {
    private static final Set<String> UTF8 = Set.of("utf8mb4", "utf8mb3", "utf8");
    private static final Set<String> SINGLE_BYTE = Set.of("binary", "ascii", "latin1");

    private final TableSchema table;
    private final CollationServer server;
    private final Set<Integer> used = new TreeSet<>();

    FilterCompiler(TableSchema table, CollationServer server) {
        this.table = table;
        this.server = server;
    }

    /** Numbers of the columns that were named so far, among the written ones. */
    Set<Integer> used() {
        return used;
    }

    /**
     * @throws FilterException when the expression cannot be evaluated as the server would
     */
    Condition condition(FilterExpression expression) {
        Operand operand = expression.accept(this);
        if (operand instanceof Condition condition) {
            return condition;
        }
        if (operand instanceof NumberOperand number) {
            return new Conditions.NotZero(number);
        }
        if (operand instanceof NullOperand) {
            return new Conditions.Constant(Condition.UNKNOWN);
        }
        throw new FilterException(
                expression.at(), operand.kind() + " is no condition. Compare it with something.");
    }

    private NumberOperand number(FilterExpression expression) {
        return number(expression.accept(this), expression.at());
    }

    private static NumberOperand number(Operand operand, int at) {
        if (operand instanceof NumberOperand number) {
            return number;
        }
        throw new FilterException(
                at,
                operand.kind()
                        + " stands where a number is expected. Use a column of numbers or a number"
                        + " without quotes.");
    }

    private TextOperand text(FilterExpression expression) {
        Operand operand = expression.accept(this);
        if (operand instanceof TextOperand text) {
            return text;
        }
        throw new FilterException(
                expression.at(),
                operand.kind() + " stands where a column of text is expected. Use such a column.");
    }

    // Values

    @Override
    public Operand column(FilterExpression.Column column) {
        ColumnSchema schema = schema(column);
        if (schema.generated()) {
            throw ColumnTypes.refused(
                    schema,
                    column.at(),
                    "it is generated, so its values are not in the log",
                    "Filter by the columns that it is made of");
        }
        int number = table.writtenColumns().indexOf(schema);
        used.add(number);
        return ColumnTypes.of(schema, number, server, column.at());
    }

    private ColumnSchema schema(FilterExpression.Column column) {
        return table.columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(column.name()))
                .findFirst()
                .orElseThrow(() -> unknown(column));
    }

    private FilterException unknown(FilterExpression.Column column) {
        String known =
                table.columns().stream()
                        .map(c -> "`" + c.name() + "`")
                        .limit(50)
                        .collect(Collectors.joining(", "));
        return new FilterException(
                column.at(),
                "there is no column `"
                        + column.name()
                        + "` in "
                        + table.id()
                        + ". Its columns: "
                        + known
                        + ".");
    }

    @Override
    public Operand number(FilterExpression.Number number) {
        return Literals.number(number.digits());
    }

    @Override
    public Operand text(FilterExpression.Text text) {
        return new Literals.Unbound(text.at(), text.value());
    }

    @Override
    public Operand bits(FilterExpression.Bits bits) {
        return new Literals.Bits(bits.at(), bits.hex());
    }

    @Override
    public Operand moment(FilterExpression.Moment moment) {
        if (moment.type().equals("TIME")) {
            return Moments.time(moment.value()).orElseThrow(() -> noMoment(moment, "HH:MM:SS"));
        }
        boolean date = moment.type().equals("DATE");
        String form = date ? "YYYY-MM-DD" : "YYYY-MM-DD HH:MM:SS";
        return Moments.date(moment.value())
                .filter(m -> m.precision() < 0 == date)
                .orElseThrow(() -> noMoment(moment, form));
    }

    private static FilterException noMoment(FilterExpression.Moment moment, String form) {
        return new FilterException(
                moment.at(),
                "`" + moment.value() + "` is no " + moment.type() + ". Write '" + form + "'.");
    }

    @Override
    public Operand nothing(FilterExpression.Nothing nothing) {
        return new NullOperand();
    }

    @Override
    public Operand negative(FilterExpression.Negative negative) {
        if (negative.operand() instanceof FilterExpression.Number literal
                && !literal.digits().startsWith("-")) {
            return Literals.number("-" + literal.digits());
        }
        NumberOperand operand = number(negative.operand());
        Arithmetic.refuseQuotient(operand, negative.at());
        return Functions.negative(operand);
    }

    @Override
    public Operand arithmetic(FilterExpression.Arithmetic arithmetic) {
        Operand left = arithmetic.left().accept(this);
        Operand right = arithmetic.right().accept(this);
        if (left instanceof NullOperand || right instanceof NullOperand) {
            return new NullOperand();
        }
        return Arithmetic.of(
                arithmetic.sign(),
                number(left, arithmetic.left().at()),
                number(right, arithmetic.right().at()),
                arithmetic.at());
    }

    // Conditions

    @Override
    public Operand comparison(FilterExpression.Comparison comparison) {
        return compared(
                comparison.relation(),
                comparison.left().accept(this),
                comparison.right().accept(this),
                comparison.at());
    }

    private static Condition compared(Relation relation, Operand left, Operand right, int at) {
        Pairs pair = Pairs.of(left, right, relation.equality(), at);
        return new Conditions.Compared(relation, pair.left(), pair.right(), pair.comparer());
    }

    @Override
    public Operand logic(FilterExpression.Logic logic) {
        List<Condition> operands = logic.operands().stream().map(this::condition).toList();
        return switch (logic.junction()) {
            case AND -> new Conditions.And(operands);
            case OR -> new Conditions.Or(operands);
            case XOR -> new Conditions.Xor(operands);
        };
    }

    @Override
    public Operand not(FilterExpression.Not not) {
        return new Conditions.Not(condition(not.operand()));
    }

    @Override
    public Operand in(FilterExpression.In in) {
        Operand operand = in.operand().accept(this);
        if (operand instanceof TimeOperand) {
            throw new FilterException(
                    in.at(),
                    "a time stands before IN, which servers compare in ways of their own. Write"
                            + " `= .. OR = ..`.");
        }
        return new Conditions.Or(
                in.list().stream()
                        .map(e -> compared(Relation.EQUAL, operand, e.accept(this), e.at()))
                        .toList());
    }

    @Override
    public Operand like(FilterExpression.Like like) {
        TextOperand text = text(like.operand());
        Literals.Unbound pattern =
                new Literals.Unbound(like.pattern().at(), like.pattern().value());
        return new Conditions.Like(text, Pairs.bound(pattern, text.collation()), like.escape());
    }

    @Override
    public Operand is(FilterExpression.Is is) {
        if (is.state() != State.NULL) {
            return new Conditions.IsTruth(condition(is.operand()), is.state());
        }
        if (is.operand() instanceof FilterExpression.Column column) {
            ColumnTypes.refuseNullTest(schema(column), is.at());
        }
        return new Conditions.IsNull(is.operand().accept(this));
    }

    // Functions

    @Override
    public Operand call(FilterExpression.Call call) {
        return switch (call.name()) {
            case "ABS" -> absolute(only(call));
            case "LENGTH", "OCTET_LENGTH" -> new Functions.Length(text(only(call)));
            case "CHAR_LENGTH", "CHARACTER_LENGTH" -> characters(only(call));
            case "MOD" -> modulo(call);
            case "COALESCE" -> first(call);
            case "IFNULL" -> {
                expect(call, 2);
                yield first(call);
            }
            default ->
                    throw new FilterException(
                            call.at(),
                            "the function "
                                    + call.name()
                                    + " is not evaluated here. Known: ABS, MOD, LENGTH,"
                                    + " CHAR_LENGTH, COALESCE, IFNULL.");
        };
    }

    private static void expect(FilterExpression.Call call, int arguments) {
        if (call.arguments().size() != arguments) {
            throw new FilterException(
                    call.at(),
                    call.name()
                            + " takes "
                            + (arguments == 1 ? "one value" : arguments + " values")
                            + ". Correct the call.");
        }
    }

    private static FilterExpression only(FilterExpression.Call call) {
        expect(call, 1);
        return call.arguments().get(0);
    }

    private Operand absolute(FilterExpression argument) {
        NumberOperand operand = number(argument);
        Arithmetic.refuseQuotient(operand, argument.at());
        return Functions.absolute(operand);
    }

    private Operand modulo(FilterExpression.Call call) {
        expect(call, 2);
        return arithmetic(
                new FilterExpression.Arithmetic(
                        call.at(), Sign.MOD, call.arguments().get(0), call.arguments().get(1)));
    }

    private Operand characters(FilterExpression argument) {
        TextOperand text = text(argument);
        String charset = text.collation().charset();
        if (UTF8.contains(charset)) {
            return new Functions.Characters(text);
        }
        if (SINGLE_BYTE.contains(charset)) {
            return new Functions.Length(text);
        }
        throw new FilterException(
                argument.at(),
                "characters of "
                        + charset
                        + " are not counted here. Use LENGTH, which counts bytes.");
    }

    private Operand first(FilterExpression.Call call) {
        List<Operand> given =
                call.arguments().stream()
                        .map(argument -> argument.accept(this))
                        .filter(operand -> !(operand instanceof NullOperand))
                        .toList();
        if (given.isEmpty()) {
            return new NullOperand();
        }
        given.forEach(operand -> Arithmetic.refuseQuotient(operand, call.at()));
        return given.stream().anyMatch(TextOperand.class::isInstance)
                ? firstText(call, given)
                : firstNumber(call, given);
    }

    private static Operand firstText(FilterExpression.Call call, List<Operand> given) {
        Collation collation =
                given.stream()
                        .flatMap(o -> o instanceof TextOperand t ? Stream.of(t) : Stream.empty())
                        .findFirst()
                        .orElseThrow()
                        .collation();
        return new Functions.FirstText(
                given.stream().map(o -> sameText(call, o, collation)).toList(), collation);
    }

    private static TextOperand sameText(
            FilterExpression.Call call, Operand operand, Collation collation) {
        if (operand instanceof Literals.Unbound literal) {
            return Pairs.bound(literal, collation);
        }
        if (operand instanceof TextOperand text
                && text.collation().name().equals(collation.name())) {
            return text;
        }
        throw mixed(call);
    }

    private static Operand firstNumber(FilterExpression.Call call, List<Operand> given) {
        boolean numbers =
                given.stream()
                        .allMatch(
                                o ->
                                        o instanceof NumberOperand
                                                && !(o instanceof ColumnValues.Bit));
        if (!numbers) {
            throw mixed(call);
        }
        if (given.stream().allMatch(WholeOperand.class::isInstance)) {
            return firstWhole(call, given.stream().map(WholeOperand.class::cast).toList());
        }
        List<NumberOperand> operands = given.stream().map(NumberOperand.class::cast).toList();
        return given.stream().anyMatch(ApproximateOperand.class::isInstance)
                ? new Functions.FirstApproximate(operands)
                : new Functions.FirstExact(operands);
    }

    /** The server takes the bits of an unsigned number for a signed one when the two meet. */
    private static Operand firstWhole(FilterExpression.Call call, List<WholeOperand> given) {
        boolean unsigned = given.stream().allMatch(WholeOperand::unsigned);
        boolean large =
                given.stream()
                        .anyMatch(o -> o.unsigned() && o.digits() >= WholeOperand.MOST_DIGITS);
        if (!unsigned && large) {
            throw new FilterException(
                    call.at(),
                    "BIGINT UNSIGNED and signed numbers stand together in "
                            + call.name()
                            + ", where the server takes large ones for negative ones. Compare the"
                            + " column by itself.");
        }
        return new Functions.FirstWhole(given, unsigned);
    }

    private static FilterException mixed(FilterExpression.Call call) {
        return new FilterException(
                call.at(),
                call.name()
                        + " takes numbers here, or texts of one collation. Give values of one"
                        + " type.");
    }
}
