package io.omsflink.catalog.filter;

/** The literal NULL. */
record NullOperand() implements Operand {

    @Override
    public boolean isNull(FilterRow row) {
        return true;
    }

    @Override
    public String kind() {
        return "NULL";
    }
}
