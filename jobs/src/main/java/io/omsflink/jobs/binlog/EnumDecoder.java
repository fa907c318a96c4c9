package io.omsflink.jobs.binlog;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;

/**
 * ENUM: an index from 1; index 0 is the empty string that stands for a refused value. Where the empty string is a member too,
 * the text cannot tell the two, so index 0 is refused there rather than changed.
 *
 * @param members in the column's character set
 */
record EnumDecoder(String column, byte[][] members, boolean emptyMember) implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int index = (int) Raw.unsigned(in, at, length);
        if (index > 0) {
            byte[] member = members[index - 1];
            out.putValue(member, 0, member.length);
        } else if (emptyMember) {
            throw new OmsException(
                    ErrorCode.VALUE_REFUSED,
                    "Cannot carry over the invalid value (index 0) of ENUM column '" + column + "': it reads as the empty"
                            + " text, which is a member too. Change such rows at the source to a member of the ENUM or to"
                            + " NULL, and start the project again from the full copy.");
        } else {
            out.putValue(in, at, 0);
        }
    }
}
