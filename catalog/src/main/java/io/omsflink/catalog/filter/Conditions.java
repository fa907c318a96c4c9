package io.omsflink.catalog.filter;

import io.omsflink.project.filter.FilterExpression.Relation;
import io.omsflink.project.filter.FilterExpression.State;
import java.util.List;

/** Conditions in three-valued logic. */
final class Conditions {
    private Conditions() {}

    /** How two values compare, neither of them NULL. */
    interface Comparer {
        int compare(FilterRow row);
    }

    /** The same for every row. */
    record Constant(int truth) implements Condition {
        @Override
        public int test(FilterRow row) {
            return truth;
        }
    }

    /** A number as a condition: whether it is not zero. */
    record NotZero(NumberOperand number) implements Condition {
        @Override
        public int test(FilterRow row) {
            return number.isNull(row) ? UNKNOWN : Condition.of(number.truth(row));
        }
    }

    /** {@code a < b} and the like. */
    record Compared(Relation relation, Operand left, Operand right, Comparer comparer)
            implements Condition {
        @Override
        public int test(FilterRow row) {
            if (left.isNull(row) || right.isNull(row)) {
                return UNKNOWN;
            }
            return Condition.of(relation.holds(comparer.compare(row)));
        }
    }

    /** {@code AND}: false wins over unknown. */
    record And(List<Condition> operands) implements Condition {
        @Override
        public int test(FilterRow row) {
            int truth = TRUE;
            for (Condition operand : operands) {
                int next = operand.test(row);
                if (next == FALSE) {
                    return FALSE;
                }
                truth = next == UNKNOWN ? UNKNOWN : truth;
            }
            return truth;
        }
    }

    /** {@code OR}: true wins over unknown. */
    record Or(List<Condition> operands) implements Condition {
        @Override
        public int test(FilterRow row) {
            int truth = FALSE;
            for (Condition operand : operands) {
                int next = operand.test(row);
                if (next == TRUE) {
                    return TRUE;
                }
                truth = next == UNKNOWN ? UNKNOWN : truth;
            }
            return truth;
        }
    }

    /** {@code XOR}. */
    record Xor(List<Condition> operands) implements Condition {
        @Override
        public int test(FilterRow row) {
            int truth = FALSE;
            for (Condition operand : operands) {
                int next = operand.test(row);
                if (next == UNKNOWN) {
                    return UNKNOWN;
                }
                truth ^= next;
            }
            return truth;
        }
    }

    /** {@code NOT}. */
    record Not(Condition operand) implements Condition {
        @Override
        public int test(FilterRow row) {
            int truth = operand.test(row);
            return truth == UNKNOWN ? UNKNOWN : 1 - truth;
        }
    }

    /** {@code IS TRUE}, {@code IS FALSE}. */
    record IsTruth(Condition operand, State state) implements Condition {
        @Override
        public int test(FilterRow row) {
            return Condition.of(operand.test(row) == (state == State.TRUE ? TRUE : FALSE));
        }
    }

    /** {@code IS NULL}. */
    record IsNull(Operand operand) implements Condition {
        @Override
        public int test(FilterRow row) {
            return Condition.of(operand.isNull(row));
        }
    }

    /** {@code LIKE}. */
    record Like(TextOperand text, Literals.Text pattern, char escape) implements Condition {
        @Override
        public int test(FilterRow row) {
            return text.isNull(row)
                    ? UNKNOWN
                    : Condition.of(text.collation().like(text, pattern.bytes(), escape, row));
        }
    }
}
