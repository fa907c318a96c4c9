package io.omsflink.catalog.check;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.check.CheckResult.Level;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that the pre-check found out.
 *
 * @param results one or more per question, in the order of the questions
 * @param tables tables that the project moves, ordered by name; empty when the source could not be
 *     read
 */
public record CheckReport(List<CheckResult> results, List<TableSchema> tables) {

    public CheckReport {
        results = List.copyOf(results);
        tables = List.copyOf(tables);
    }

    /** Whether the project may start: nothing failed. Warnings do not count. */
    public boolean passed() {
        return failures().isEmpty();
    }

    public List<CheckResult> failures() {
        return ofLevel(Level.FAIL);
    }

    public List<CheckResult> warnings() {
        return ofLevel(Level.WARN);
    }

    private List<CheckResult> ofLevel(Level level) {
        return results.stream().filter(r -> r.level() == level).toList();
    }

    /**
     * Tables whose rows no key names; they are copied in one piece and have a warning of their own.
     */
    public List<TableSchema> tablesWithoutKey() {
        return tables.stream().filter(t -> t.rowKey().isEmpty()).toList();
    }

    /**
     * Refuses a project that may not start.
     *
     * @throws OmsException PRECHECK_FAILED, with every failure as a paragraph of its own
     */
    public void throwIfFailed() {
        if (!passed()) {
            String paragraphs =
                    failures().stream()
                            .map(r -> "- " + r.paragraph())
                            .collect(Collectors.joining("\n"));
            throw new OmsException(
                    ErrorCode.PRECHECK_FAILED,
                    "Cannot start the project: %d check%s failed.%n%s"
                            .formatted(
                                    failures().size(),
                                    failures().size() == 1 ? "" : "s",
                                    paragraphs));
        }
    }
}
