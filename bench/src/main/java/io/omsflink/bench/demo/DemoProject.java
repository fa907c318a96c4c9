package io.omsflink.bench.demo;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.ObTenant;

/**
 * The project file of the demo: the sample of the documentation with this demo's addresses.
 *
 * @param passwordVariable names the variable with the target's password
 */
record DemoProject(Address source, Address target, String passwordVariable) {
    static final String NAME = "shop";

    /** Not the names of the sample: a user may have set those for databases of his own. */
    static final String SOURCE_VARIABLE = "OMS_DEMO_SRC_PASSWORD";

    private static final String STAND_IN_VARIABLE = "OMS_DEMO_DST_PASSWORD";

    /** Where one end is. */
    record Address(String host, int port, String user) {}

    static DemoProject of(MySqlServer source, ObTenant target) {
        return new DemoProject(
                new Address(source.host(), source.port(), source.user()),
                new Address(target.host(), target.port(), target.user()),
                targetVariable(target.isStandIn()));
    }

    /** Name of the variable with the target's password. */
    static String targetVariable(boolean standIn) {
        return standIn ? STAND_IN_VARIABLE : "OMS_TEST_OB_PASSWORD";
    }

    String yaml() {
        return """
        name: %s
        kind: migration
        source: {type: mysql, host: %s, port: %d, user: %s, password: "${env:%s}"}
        target: {type: oceanbase, host: %s, port: %d, user: "%s", password: "${env:%s}"}
        objects:
          include: ["shop.*", "billing.invoice_?"]
          exclude: ["shop.tmp_*"]
        steps:
          schema: {}
          full: {existing_rows: stop}        # stop | ignore | replace
          incremental: {}
        speed: {full: {read: 2, write: 2}, incremental: {write: 4}}
        """
                .formatted(
                        NAME,
                        source.host(),
                        source.port(),
                        source.user(),
                        SOURCE_VARIABLE,
                        target.host(),
                        target.port(),
                        target.user().replace("\\", "\\\\").replace("\"", "\\\""),
                        passwordVariable);
    }
}
