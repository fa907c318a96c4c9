package io.omsflink.verifier.compare;

import java.sql.SQLException;

/**
 * Tells replication that is under way from a difference: waits until the target has applied
 * everything that the source held at a moment.
 */
public interface AppliedGate {
    /** Between databases that no running job keeps in step: there is nothing to wait for. */
    AppliedGate NONE =
            new AppliedGate() {
                @Override
                public boolean live() {
                    return false;
                }

                @Override
                public boolean pass() {
                    return true;
                }
            };

    /** Whether changes may be on their way. */
    boolean live();

    /**
     * Takes the source's position now and waits until the target has applied it.
     *
     * @return false when the target did not get there in time
     */
    boolean pass() throws SQLException, InterruptedException;
}
