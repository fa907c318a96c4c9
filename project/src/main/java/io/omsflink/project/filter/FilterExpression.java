package io.omsflink.project.filter;

import java.util.List;

/**
 * A row filter as it was written, without types. {@code BETWEEN} is two comparisons already, and
 * {@code NOT IN}, {@code NOT LIKE}, {@code IS NOT} are the negation of the plain form, which is
 * what they mean.
 */
public sealed interface FilterExpression {

    /** Where it stands: index into the filter's text. */
    int at();

    /** Calls the visitor's method for this kind of expression. */
    <R> R accept(Visitor<R> visitor);

    /** One method per kind of expression, so that a new kind cannot be forgotten. */
    interface Visitor<R> {
        R column(Column column);

        R number(Number number);

        R text(Text text);

        R bits(Bits bits);

        R moment(Moment moment);

        R nothing(Nothing nothing);

        R negative(Negative negative);

        R arithmetic(Arithmetic arithmetic);

        R comparison(Comparison comparison);

        R logic(Logic logic);

        R not(Not not);

        R in(In in);

        R like(Like like);

        R is(Is is);

        R call(Call call);
    }

    /** A column's name, without quotes. */
    record Column(int at, String name) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.column(this);
        }
    }

    /** A number as it is written; {@code TRUE} is 1 and {@code FALSE} 0. */
    record Number(int at, String digits) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.number(this);
        }
    }

    /** A string literal, without quotes and escapes. */
    record Text(int at, String value) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** {@code x'0f'}, {@code 0x0f}, {@code b'1111'} or {@code 0b1111}: an even number of digits. */
    record Bits(int at, String hex) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bits(this);
        }
    }

    /**
     * {@code DATE'..'}, {@code TIME'..'} or {@code TIMESTAMP'..'}.
     *
     * @param type the word, in upper case
     */
    record Moment(int at, String type, String value) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.moment(this);
        }
    }

    /** {@code NULL}. */
    record Nothing(int at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nothing(this);
        }
    }

    /** A minus sign in front. */
    record Negative(int at, FilterExpression operand) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.negative(this);
        }
    }

    /** Operators between numbers. */
    enum Sign {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        OVER("/"),
        DIV("DIV"),
        MOD("%");

        private final String sql;

        Sign(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }
    }

    /** {@code a + b} and the like. */
    record Arithmetic(int at, Sign sign, FilterExpression left, FilterExpression right)
            implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.arithmetic(this);
        }
    }

    /** Ways to compare two values. */
    enum Relation {
        EQUAL("="),
        DIFFERENT("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sql;

        Relation(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }

        /** Whether only equality counts, not the order. */
        public boolean equality() {
            return this == EQUAL || this == DIFFERENT;
        }

        /**
         * @param order negative, 0 or positive: how the left value compares to the right one
         */
        public boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case DIFFERENT -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }

    /** {@code a < b} and the like. */
    record Comparison(int at, Relation relation, FilterExpression left, FilterExpression right)
            implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }
    }

    /** Operators between conditions. */
    enum Junction {
        AND,
        OR,
        XOR
    }

    /** Two or more conditions with the same operator between them. */
    record Logic(int at, Junction junction, List<FilterExpression> operands)
            implements FilterExpression {
        public Logic {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.logic(this);
        }
    }

    /** {@code NOT a}. */
    record Not(int at, FilterExpression operand) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** {@code a IN (b, c)}. */
    record In(int at, FilterExpression operand, List<FilterExpression> list)
            implements FilterExpression {
        public In {
            list = List.copyOf(list);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.in(this);
        }
    }

    /** {@code a LIKE 'b%'}. */
    record Like(int at, FilterExpression operand, Text pattern, char escape)
            implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.like(this);
        }
    }

    /** What {@code IS} asks for; {@code UNKNOWN} is another word for NULL. */
    enum State {
        NULL,
        TRUE,
        FALSE
    }

    /** {@code a IS NULL} and the like. */
    record Is(int at, FilterExpression operand, State state) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.is(this);
        }
    }

    /**
     * A function.
     *
     * @param name in upper case
     */
    record Call(int at, String name, List<FilterExpression> arguments) implements FilterExpression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }
}
