package io.omsflink.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.bench.demo.DemoProject.Address;
import io.omsflink.bench.shop.ShopDatabase;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.ProjectParser;
import io.omsflink.project.SecretRef;
import io.omsflink.project.TableId;
import io.omsflink.project.TlsMode;
import org.junit.jupiter.api.Test;

class DemoProjectTest {
    private static final Address SOURCE = new Address("127.0.0.1", 23306, "root");
    private static final Address TENANT =
            new Address("ob.example.org", 2881, "ro\"ot\\@demo#cluster");

    private final MigrationProject project =
            ProjectParser.parse(
                    new DemoProject(SOURCE, TENANT, "OMS_TEST_OB_PASSWORD").yaml(), "shop.yaml");

    @Test
    void theFileIsValidAndNamesBothEnds() {
        assertThat(project.name()).isEqualTo(DemoProject.NAME);
        assertThat(project.source())
                .isEqualTo(
                        new Endpoint(
                                DatabaseType.MYSQL,
                                "127.0.0.1",
                                23306,
                                "root",
                                new SecretRef(SecretRef.Kind.ENV, DemoProject.SOURCE_VARIABLE),
                                TlsMode.OFF));
        assertThat(project.target().user()).isEqualTo(TENANT.user());
        assertThat(project.target().password().name()).isEqualTo("OMS_TEST_OB_PASSWORD");
    }

    @Test
    void itMovesTheTablesThatAreComparedAndNoOther() {
        assertThat(ShopDatabase.MOVED).allMatch(table -> project.objects().matches(id(table)));
        assertThat(project.objects().matches(id("shop.tmp_import"))).isFalse();
        assertThat(project.objects().matches(id("billing.invoice_archive"))).isFalse();
    }

    private static TableId id(String table) {
        String[] name = table.split("\\.", 2);
        return new TableId(name[0], name[1]);
    }
}
