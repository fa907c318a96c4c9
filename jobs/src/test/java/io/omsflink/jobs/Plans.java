package io.omsflink.jobs;

import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.SecretRef;
import io.omsflink.project.Speed;
import io.omsflink.project.Steps;
import io.omsflink.project.Steps.FullStep;
import io.omsflink.project.TlsMode;
import java.util.List;
import java.util.Optional;

/** Plans for tests that open no connection. */
public final class Plans {
    public static final MigrationProject SHOP =
            project(
                    new Steps(true, Optional.of(new FullStep(ExistingRows.STOP)), true),
                    new Speed(2, 2, 4));

    private Plans() {}

    public static MigrationProject project(Steps steps, Speed speed) {
        return new MigrationProject(
                "shop",
                endpoint(DatabaseType.MYSQL, 3306, "reader", "SOURCE_PASSWORD"),
                endpoint(DatabaseType.OCEANBASE, 2881, "writer@tenant", "TARGET_PASSWORD"),
                new ObjectRules(List.of("shop.*"), List.of("shop.tmp_*")),
                steps,
                speed,
                false);
    }

    private static Endpoint endpoint(DatabaseType type, int port, String user, String variable) {
        return new Endpoint(
                type,
                "db.example",
                port,
                user,
                new SecretRef(SecretRef.Kind.ENV, variable),
                TlsMode.OFF);
    }

    /** All three steps. */
    public static JobPlan shop() {
        return ProjectCompiler.compile(SHOP);
    }

    public static JobPlan of(Steps steps) {
        return ProjectCompiler.compile(project(steps, SHOP.speed()));
    }
}
