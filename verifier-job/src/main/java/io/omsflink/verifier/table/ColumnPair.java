package io.omsflink.verifier.table;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.verifier.digest.FieldForm;
import java.io.Serializable;

/**
 * A column of the source and the one at the target that stands for it.
 *
 * @param sourceExpression what is selected at the source, so that the bytes suit {@code form}
 * @param targetExpression the same at the target
 */
public record ColumnPair(
        ColumnSchema source,
        ColumnSchema target,
        FieldForm form,
        String sourceExpression,
        String targetExpression)
        implements Serializable {

    public ColumnSchema column(Side side) {
        return side == Side.SOURCE ? source : target;
    }

    public String expression(Side side) {
        return side == Side.SOURCE ? sourceExpression : targetExpression;
    }

    /** Whether text is read in UTF-8 because the charsets of the two columns differ. */
    boolean converted(Side side) {
        return expression(side).startsWith("CONVERT(");
    }
}
