package io.omsflink.cli.run;

import io.omsflink.project.MigrationProject;
import io.omsflink.project.TableId;
import java.util.List;

/** The project that copies new tables beside the one that they will belong to. */
public final class SideProject {
    private static final String SUFFIX = "-added";
    private static final int LONGEST_NAME = 64;

    private SideProject() {}

    /** Its name, which {@code oms status} shows. */
    public static String name(String project) {
        int length = Math.min(project.length(), LONGEST_NAME - SUFFIX.length());
        return project.substring(0, length) + SUFFIX;
    }

    /** The same project for these tables only. */
    public static MigrationProject of(MigrationProject project, List<TableId> tables) {
        return new MigrationProject(
                name(project.name()),
                project.source(),
                project.target(),
                project.objects().only(tables),
                project.steps(),
                project.speed(),
                project.ignoreMarked());
    }
}
