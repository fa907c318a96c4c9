package io.omsflink.catalog.check;

import io.omsflink.catalog.position.XaRecover;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** XA transactions that stand prepared at the source: the start has to wait for their end. */
final class PreparedCheck {
    private static final String ITEM = "source.prepared";

    private PreparedCheck() {}

    static List<Check> all() {
        return List.of(
                Check.ofSource(
                        ITEM,
                        c -> c.incremental() ? ask(c.source()) : List.of(),
                        "No XA transaction is prepared at the source."));
    }

    private static List<CheckResult> ask(Server source) throws SQLException {
        Optional<List<String>> names = XaRecover.names(source.connection());
        if (names.isEmpty()) {
            return List.of(unknown(source));
        }
        return names.get().isEmpty() ? List.of() : List.of(waiting(names.get()));
    }

    private static CheckResult unknown(Server source) {
        return CheckResult.warn(
                ITEM,
                "The account may not see prepared XA transactions at the source. One that is"
                        + " prepared before the start and committed after it will stop the job.",
                "Where applications use XA, run at the source: GRANT XA_RECOVER_ADMIN ON *.* TO "
                        + source.account()
                        + ";");
    }

    private static CheckResult waiting(List<String> names) {
        return CheckResult.warn(
                ITEM,
                "XA transactions are prepared at the source: "
                        + String.join("; ", names)
                        + ". The start waits until they have ended, and fails after a minute.",
                "If nobody will end them, run XA COMMIT or XA ROLLBACK for each.");
    }
}
