package io.omsflink.bench.demo;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.testkit.ObTenant;
import io.omsflink.testkit.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Databases that the demo makes at a real tenant, which is somebody's: nothing that was there
 * before may be written to or dropped.
 */
record TenantDatabases(List<String> names) {
    private static final List<String> SAMPLE = List.of("shop", "billing");
    private static final String BOOKKEEPING = "oms_meta";

    /**
     * Those that the migration is going to make.
     *
     * @throws OmsException when one of the sample's databases is there already
     */
    static TenantDatabases toBeMade(ObTenant tenant) {
        try (Connection connection = tenant.connect()) {
            List<String> present = Query.texts(connection, "SHOW DATABASES");
            SAMPLE.stream()
                    .filter(present::contains)
                    .findFirst()
                    .ifPresent(name -> refuse(tenant, name));
            List<String> made = new ArrayList<>(SAMPLE);
            if (!present.contains(BOOKKEEPING)) {
                made.add(BOOKKEEPING);
            }
            return new TenantDatabases(made);
        } catch (SQLException e) {
            throw failed("look at " + tenant.describe(), e);
        }
    }

    private static void refuse(ObTenant tenant, String name) {
        throw new OmsException(
                ErrorCode.INVALID_ARGUMENT,
                "Cannot run the demo on the "
                        + tenant.describe()
                        + ": it has a database "
                        + name
                        + " already, and the demo touches nothing of yours. Drop it, name another"
                        + " tenant, or unset OMS_TEST_OB_URL to use a stand-in.");
    }

    /** Drops them at the tenant that the environment names. */
    void drop() {
        if (names.isEmpty()) {
            return;
        }
        if (System.getenv("OMS_TEST_OB_URL") == null) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot drop the demo's databases "
                            + names
                            + ": OMS_TEST_OB_URL is not set any more. Set it as it was when the"
                            + " demo was started.");
        }
        try (ObTenant tenant = ObTenant.start();
                Connection connection = tenant.connect();
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                statement.execute("DROP DATABASE IF EXISTS " + Query.quote(name));
            }
        } catch (SQLException e) {
            throw failed("drop the demo's databases " + names, e);
        }
    }

    private static OmsException failed(String what, SQLException e) {
        return new OmsException(
                ErrorCode.TARGET_FAILED,
                "Cannot "
                        + what
                        + ": "
                        + e.getMessage()
                        + ". Check OMS_TEST_OB_URL, _USER and _PASSWORD.",
                e);
    }
}
