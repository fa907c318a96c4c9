package io.omsflink.jobs.element;

/**
 * Packed row changes, as {@link LogTransaction#changes()} holds them: for each change one byte of
 * operation, the table's number as varint, then the packed rows: before and after for an update,
 * after for an insert, before for a delete. The byte of an update or a delete may carry {@link
 * #CASCADES}.
 */
public final class Changes {
    public static final int INSERT = 1;
    public static final int UPDATE = 2;
    public static final int DELETE = 3;

    /**
     * The source has changed other rows because of this change, through foreign keys and below its
     * log: whoever applies it does the same at this place.
     */
    public static final int CASCADES = 0x10;

    private Changes() {}

    /** What is done to the row. */
    public static int operation(int code) {
        return code & 0x0f;
    }

    public static boolean cascades(int code) {
        return (code & CASCADES) != 0;
    }
}
