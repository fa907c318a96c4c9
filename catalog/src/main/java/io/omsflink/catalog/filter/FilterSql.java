package io.omsflink.catalog.filter;

import io.omsflink.catalog.Names;
import io.omsflink.project.filter.FilterExpression;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter as SQL, with parentheses around everything: what the server runs is what was understood
 * here, whatever stood in the text. For sessions with backslash escapes, as those of {@link
 * io.omsflink.catalog.Connections}.
 */
final class FilterSql implements FilterExpression.Visitor<String> {

    private String sql(FilterExpression expression) {
        return expression.accept(this);
    }

    private String list(List<FilterExpression> expressions) {
        return expressions.stream().map(this::sql).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String column(FilterExpression.Column column) {
        return Names.quote(column.name());
    }

    @Override
    public String number(FilterExpression.Number number) {
        return number.digits();
    }

    @Override
    public String text(FilterExpression.Text text) {
        return Names.literal(text.value());
    }

    @Override
    public String bits(FilterExpression.Bits bits) {
        return "x'" + bits.hex() + "'";
    }

    @Override
    public String moment(FilterExpression.Moment moment) {
        return moment.type() + Names.literal(moment.value());
    }

    @Override
    public String nothing(FilterExpression.Nothing nothing) {
        return "NULL";
    }

    @Override
    public String negative(FilterExpression.Negative negative) {
        return "(-" + sql(negative.operand()) + ")";
    }

    @Override
    public String arithmetic(FilterExpression.Arithmetic arithmetic) {
        return "("
                + sql(arithmetic.left())
                + " "
                + arithmetic.sign().sql()
                + " "
                + sql(arithmetic.right())
                + ")";
    }

    @Override
    public String comparison(FilterExpression.Comparison comparison) {
        return "("
                + sql(comparison.left())
                + " "
                + comparison.relation().sql()
                + " "
                + sql(comparison.right())
                + ")";
    }

    @Override
    public String logic(FilterExpression.Logic logic) {
        return logic.operands().stream()
                .map(this::sql)
                .collect(Collectors.joining(" " + logic.junction() + " ", "(", ")"));
    }

    @Override
    public String not(FilterExpression.Not not) {
        return "(NOT " + sql(not.operand()) + ")";
    }

    @Override
    public String in(FilterExpression.In in) {
        return "(" + sql(in.operand()) + " IN " + list(in.list()) + ")";
    }

    @Override
    public String like(FilterExpression.Like like) {
        return "("
                + sql(like.operand())
                + " LIKE "
                + sql(like.pattern())
                + " ESCAPE "
                + Names.literal(String.valueOf(like.escape()))
                + ")";
    }

    @Override
    public String is(FilterExpression.Is is) {
        return "(" + sql(is.operand()) + " IS " + is.state() + ")";
    }

    @Override
    public String call(FilterExpression.Call call) {
        return call.name() + list(call.arguments());
    }
}
