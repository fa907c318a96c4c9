package io.omsflink.project;

import java.io.Serializable;
import java.util.Optional;

/**
 * The steps that a project asks for; a step that is absent in the file does not run.
 *
 * @param schema create databases and tables at the target
 * @param full copy existing rows
 * @param incremental follow the log
 * @param mode in what order the log is applied
 * @param hugeTransactions how those are committed that do not fit into memory
 * @param conflict what becomes of a change of the log that the target refuses
 * @param charsets what charsets become that the target does not have
 * @param ddl what becomes of DDL statements in the log
 */
public record Steps(
        boolean schema,
        Optional<FullStep> full,
        boolean incremental,
        ApplyMode mode,
        HugeTransactions hugeTransactions,
        ConflictPolicy conflict,
        CharsetRules charsets,
        DdlRules ddl) {

    /** With every DDL statement of the log carried out. */
    public Steps(
            boolean schema,
            Optional<FullStep> full,
            boolean incremental,
            ApplyMode mode,
            HugeTransactions hugeTransactions,
            ConflictPolicy conflict,
            CharsetRules charsets) {
        this(
                schema,
                full,
                incremental,
                mode,
                hugeTransactions,
                conflict,
                charsets,
                DdlRules.all(ProjectOptions.DEFAULT_DDL));
    }

    /** With the default of every option of the schema step. */
    public Steps(
            boolean schema,
            Optional<FullStep> full,
            boolean incremental,
            ApplyMode mode,
            HugeTransactions hugeTransactions,
            ConflictPolicy conflict) {
        this(schema, full, incremental, mode, hugeTransactions, conflict, CharsetRules.NONE);
    }

    /** With the default of every option of the log. */
    public Steps(boolean schema, Optional<FullStep> full, boolean incremental) {
        this(
                schema,
                full,
                incremental,
                ProjectOptions.DEFAULT_MODE,
                ProjectOptions.DEFAULT_HUGE,
                ProjectOptions.DEFAULT_CONFLICT);
    }

    /** Options of the full copy. */
    public record FullStep(ExistingRows existingRows) implements Serializable {}
}
