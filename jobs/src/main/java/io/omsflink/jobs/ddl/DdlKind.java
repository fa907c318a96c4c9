package io.omsflink.jobs.ddl;

import io.omsflink.project.DdlAction;
import io.omsflink.project.DdlRules;
import java.util.function.Function;

/** Kinds of statements that a project treats differently. */
public enum DdlKind {
    CREATE(DdlRules::create),
    ALTER(DdlRules::alter),
    RENAME(DdlRules::rename),
    /** Both in one statement. */
    ALTER_AND_RENAME(rules -> stricter(rules.alter(), rules.rename())),
    TRUNCATE(DdlRules::truncate),
    DROP(DdlRules::drop),
    /** Of a table outside the project that may take the place of one inside later. */
    SHADOW(rules -> DdlAction.APPLY);

    private final Function<DdlRules, DdlAction> rule;

    DdlKind(Function<DdlRules, DdlAction> rule) {
        this.rule = rule;
    }

    public DdlAction action(DdlRules rules) {
        return rule.apply(rules);
    }

    private static DdlAction stricter(DdlAction one, DdlAction other) {
        return one == DdlAction.APPLY || other == DdlAction.STOP ? other : one;
    }
}
