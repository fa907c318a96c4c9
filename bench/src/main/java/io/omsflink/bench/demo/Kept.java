package io.omsflink.bench.demo;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.ObTenant;
import java.nio.file.Path;

/** What is left running, how to look at it and how to remove it. */
record Kept(Stage stage, DemoFolder folder, Migration migration) {

    String text() {
        MySqlServer source = stage.source().value();
        ObTenant target = stage.target().value();
        return """
        Everything goes on running, and changes at the source still arrive at the target:
          Flink web UI  %s
          source        %s
          target        %s
          project       OMS_RUN_DIR=%s oms status %s
        To stop and remove it all: oms demo --stop\
        """
                .formatted(
                        migration.page(),
                        client(
                                source.host(),
                                source.port(),
                                source.user(),
                                password(DemoProject.SOURCE_VARIABLE)),
                        client(target.host(), target.port(), target.user(), targetPassword(target)),
                        folder.home().run(),
                        DemoProject.NAME);
    }

    /** A command that works as it stands, without showing the password. */
    private static String client(String host, int port, String user, String password) {
        return "mysql -h %s -P %d -u '%s' -p\"%s\"".formatted(host, port, user, password);
    }

    private String password(String variable) {
        Path file = folder.secretFile(variable);
        return "$(cat " + file + ")";
    }

    private String targetPassword(ObTenant target) {
        String variable = DemoProject.targetVariable(target.isStandIn());
        return target.isStandIn() ? password(variable) : "$" + variable;
    }
}
