package io.omsflink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Who may import whom. It stands in this module because the command sees every module that ships. A
 * rule that finds no class of its package fails, so a renamed package cannot slip out of it.
 */
class ArchitectureTest {
    private static final String PROJECT = "io.omsflink.project..";
    private static final String CATALOG = "io.omsflink.catalog..";
    private static final String JOBS = "io.omsflink.jobs..";
    private static final String VERIFIER = "io.omsflink.verifier..";
    private static final String CLI = "io.omsflink.cli..";
    private static final String TESTKIT = "io.omsflink.testkit..";
    private static final String BENCH = "io.omsflink.bench..";

    private static final String FLINK = "org.apache.flink..";
    private static final String[] JDBC = {"java.sql..", "javax.sql.."};
    private static final String[] DRIVERS = {
        "org.mariadb..", "com.oceanbase..", "com.alipay.oceanbase.."
    };

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.omsflink");

    @Test
    void projectUsesNothingOfOurs() {
        mayNotUse(PROJECT, CATALOG, JOBS, VERIFIER, CLI, TESTKIT, BENCH);
    }

    @Test
    void projectKnowsNeitherFlinkNorJdbc() {
        mayNotUse(PROJECT, FLINK);
        mayNotUse(PROJECT, JDBC);
        mayNotUse(PROJECT, DRIVERS);
    }

    @Test
    void catalogUsesOnlyProject() {
        mayNotUse(CATALOG, JOBS, VERIFIER, CLI, TESTKIT, BENCH);
    }

    @Test
    void catalogDoesNotKnowFlink() {
        mayNotUse(CATALOG, FLINK);
    }

    @Test
    void jobsDoNotKnowWhatSubmitsThem() {
        mayNotUse(JOBS, VERIFIER, CLI, TESTKIT, BENCH);
    }

    @Test
    void verifierDoesNotKnowTheJobWhoseWorkItLooksAt() {
        mayNotUse(VERIFIER, JOBS, CLI, TESTKIT, BENCH);
    }

    @Test
    void commandDoesNotKnowTestsAndBenchmarks() {
        mayNotUse(CLI, TESTKIT, BENCH);
    }

    @Test
    void logDecoderDoesNotKnowFlink() {
        mayNotUse("io.omsflink.jobs.binlog..", FLINK);
    }

    @Test
    void onlyCatalogKnowsDrivers() {
        mayNotUse(JOBS, DRIVERS);
        mayNotUse(VERIFIER, DRIVERS);
        mayNotUse(CLI, DRIVERS);
    }

    /**
     * What a job prints is lost in a file of some TaskManager; it has a log. Only its entry point
     * speaks to whoever typed {@code flink run}.
     */
    @Test
    void onlyTheCommandAndTheEntryPointPrint() {
        noClasses()
                .that()
                .resideInAnyPackage(PROJECT, CATALOG, JOBS, VERIFIER)
                .and()
                .doNotHaveSimpleName("MigrationJob")
                .and()
                .doNotHaveSimpleName("VerifierJob")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void packagesOfAModuleDoNotUseEachOtherInACircle() {
        for (String module : new String[] {"catalog", "jobs", "verifier", "cli"}) {
            slices().matching("io.omsflink." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(CLASSES);
        }
    }

    private static void mayNotUse(String user, String... used) {
        noClasses()
                .that()
                .resideInAPackage(user)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(used)
                .check(CLASSES);
    }
}
