package io.omsflink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ObTenantITCase {
    @Test
    void answersAndSaysWhenItIsAStandIn() throws SQLException {
        try (ObTenant tenant = ObTenant.start();
                Connection connection = tenant.connect()) {
            assertThat(Query.number(connection, "SELECT 1")).isEqualTo(1);
            assertThat(tenant.describe().contains("stand-in")).isEqualTo(tenant.isStandIn());
            assertThat(tenant.server().isPresent()).isEqualTo(tenant.isStandIn());
        }
    }
}
