package io.omsflink.jobs.throttle;

import io.omsflink.project.Pace;
import java.util.OptionalLong;

/**
 * What {@code oms throttle} has set. Nothing for what it has not, where the project file counts; 0
 * for no limit.
 *
 * @param readRows rows read from the source in a second
 * @param readBytes bytes read from the source in a second
 * @param writeRows rows written to the target in a second
 * @param writeBytes bytes written to the target in a second
 */
public record Limits(
        OptionalLong readRows,
        OptionalLong readBytes,
        OptionalLong writeRows,
        OptionalLong writeBytes) {
    /** Nothing is set. */
    public static final Limits NONE =
            new Limits(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());

    /** No limit, whatever the project file says. */
    public static final Limits OFF =
            new Limits(
                    OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0));

    /** These, and where they set nothing the older ones. */
    public Limits over(Limits older) {
        return new Limits(
                first(readRows, older.readRows),
                first(readBytes, older.readBytes),
                first(writeRows, older.writeRows),
                first(writeBytes, older.writeBytes));
    }

    private static OptionalLong first(OptionalLong newer, OptionalLong older) {
        return newer.isPresent() ? newer : older;
    }

    /** Pace of a part that reads. */
    public Pace read(Pace file) {
        return new Pace(
                readRows.orElse(file.rowsPerSecond()), readBytes.orElse(file.bytesPerSecond()));
    }

    /** Pace of a part that writes. */
    public Pace write(Pace file) {
        return new Pace(
                writeRows.orElse(file.rowsPerSecond()), writeBytes.orElse(file.bytesPerSecond()));
    }
}
