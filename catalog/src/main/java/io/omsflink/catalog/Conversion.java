package io.omsflink.catalog;

import java.io.Serializable;
import java.util.List;

/**
 * One object in the target's dialect.
 *
 * @param remarks what changed and why, or why it is not supported and what to do
 * @param ddl one statement without a semicolon; where the verdict is {@link Verdict#UNSUPPORTED}
 *     what a user may begin with, or empty
 */
public record Conversion(Verdict verdict, List<String> remarks, String ddl)
        implements Serializable {

    public Conversion {
        remarks = List.copyOf(remarks);
    }

    static Conversion exact(String ddl) {
        return new Conversion(Verdict.EXACT, List.of(), ddl);
    }

    /** Exact without a remark. */
    static Conversion converted(List<String> remarks, String ddl) {
        return new Conversion(remarks.isEmpty() ? Verdict.EXACT : Verdict.CONVERTED, remarks, ddl);
    }

    static Conversion unsupported(String reason, String ddl) {
        return new Conversion(Verdict.UNSUPPORTED, List.of(reason), ddl);
    }

    static Conversion of(List<SchemaIssue> issues, String ddl) {
        List<String> remarks = issues.stream().map(SchemaIssue::message).toList();
        return issues.stream().anyMatch(SchemaIssue::refused)
                ? new Conversion(Verdict.UNSUPPORTED, remarks, ddl)
                : converted(remarks, ddl);
    }
}
