package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Projects.ALL_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.check.CheckResult.Level;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.Steps;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source that another project writes to. */
class LoopCheckITCase extends PrecheckServers {
    @BeforeEach
    void createProgress() throws SQLException {
        source.execute(
                "CREATE DATABASE oms_meta",
                "CREATE TABLE oms_meta.progress (project VARCHAR(64) PRIMARY KEY)");
    }

    private static List<CheckResult> warnings(Steps steps, boolean ignoreMarked) {
        Projects projects = new Projects(folder);
        MigrationProject project =
                Projects.project(
                        projects.mySql(source), projects.oceanBase(target), steps, "shop.*");
        MigrationProject chosen =
                new MigrationProject(
                        project.name(),
                        project.source(),
                        project.target(),
                        project.objects(),
                        project.steps(),
                        project.speed(),
                        ignoreMarked);
        return Precheck.run(chosen).results().stream()
                .filter(result -> result.item().equals("source.ignore_marked"))
                .filter(result -> result.level() == Level.WARN)
                .toList();
    }

    @Test
    void aSourceThatIsAnotherProjectsTargetIsAWarning() throws SQLException {
        assertThat(warnings(ALL_STEPS, false)).isEmpty();
        source.execute("INSERT INTO oms_meta.progress VALUES ('there')");
        assertThat(warnings(ALL_STEPS, false))
                .singleElement()
                .extracting(CheckResult::paragraph)
                .asString()
                .contains("itself the target of project there")
                .contains("Set source.ignore_marked: true");
    }

    @Test
    void markedChangesThatAreLeftOutAndProjectsWithoutALogDoNotLoop() throws SQLException {
        source.execute("INSERT INTO oms_meta.progress VALUES ('there')");
        assertThat(warnings(ALL_STEPS, true)).isEmpty();
        assertThat(warnings(new Steps(true, ALL_STEPS.full(), false), false)).isEmpty();
    }
}
