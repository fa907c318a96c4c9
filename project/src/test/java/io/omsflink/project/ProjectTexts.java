package io.omsflink.project;

import io.omsflink.project.SecretRef.Kind;
import io.omsflink.project.Steps.FullStep;
import java.util.List;
import java.util.Optional;

/** Project files that several tests read. */
final class ProjectTexts {

    /** What {@code shop.yaml} says. */
    static final MigrationProject SHOP =
            new MigrationProject(
                    "shop",
                    new Endpoint(
                            DatabaseType.MYSQL,
                            "127.0.0.1",
                            3306,
                            "root",
                            new SecretRef(Kind.ENV, "SRC_PASSWORD"),
                            TlsMode.OFF),
                    new Endpoint(
                            DatabaseType.OCEANBASE,
                            "127.0.0.1",
                            2881,
                            "root",
                            new SecretRef(Kind.ENV, "DST_PASSWORD"),
                            TlsMode.OFF),
                    new ObjectRules(List.of("shop.*", "billing.invoice_?"), List.of("shop.tmp_*")),
                    new Steps(true, Optional.of(new FullStep(ExistingRows.STOP)), true),
                    new Speed(2, 2, 4),
                    false);

    /** Only what must be there; one key per line, so that tests can replace and count lines. */
    static final String SHORTEST =
            """
            name: p
            kind: migration
            source:
              type: mysql
              host: db1
              port: 3306
              user: reader
              password: "${env:A}"
            target:
              type: mysql
              host: db2
              port: 3306
              user: writer
              password: "${env:B}"
            objects:
              include: ["shop.*"]
            steps:
              full: {}
            """;

    private ProjectTexts() {}
}
