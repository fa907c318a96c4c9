package io.omsflink.catalog.filter;

import java.math.BigDecimal;

/** A number of any kind. */
interface NumberOperand extends Operand {

    /** As a decimal; not for DOUBLE, which has none of its own. */
    BigDecimal exact(FilterRow row);

    /** As DOUBLE, rounded as the server rounds. */
    double approximate(FilterRow row);

    /** Whether the number is not zero. */
    boolean truth(FilterRow row);

    /** Most digits before the point. */
    int digits();

    /** Most digits after the point. */
    int scale();
}
