package io.omsflink.jobs.element;

/**
 * Packed row changes, as {@link LogTransaction#changes()} holds them: for each change one byte of
 * operation, the table's number as varint, then the packed rows: before and after for an update,
 * after for an insert, before for a delete.
 */
public final class Changes {
    public static final int INSERT = 1;
    public static final int UPDATE = 2;
    public static final int DELETE = 3;

    private Changes() {}
}
