package io.omsflink.catalog.check;

import io.omsflink.project.OmsException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One question of the pre-check.
 *
 * @param item its stable name
 * @param sides the servers that it asks; it is left out when one of them cannot be reached
 * @param question finds the problems; no problem means that all is well
 * @param allWell what to report then
 */
record Check(String item, Set<Side> sides, Question question, String allWell) {

    /** What a check does; it may open and close statements, but changes nothing on a server. */
    @FunctionalInterface
    interface Question {
        List<CheckResult> ask(CheckContext context) throws SQLException;
    }

    static Check ofSource(String item, Question question, String allWell) {
        return new Check(item, EnumSet.of(Side.SOURCE), question, allWell);
    }

    static Check ofTarget(String item, Question question, String allWell) {
        return new Check(item, EnumSet.of(Side.TARGET), question, allWell);
    }

    static Check ofBoth(String item, Question question, String allWell) {
        return new Check(item, EnumSet.allOf(Side.class), question, allWell);
    }

    /**
     * Problems, or one line that all is well, or one failure when the server refused the question
     * itself.
     */
    List<CheckResult> run(CheckContext context) {
        try {
            List<CheckResult> problems = question.ask(context);
            return problems.isEmpty() ? List.of(CheckResult.ok(item, allWell)) : problems;
        } catch (OmsException e) {
            return List.of(CheckResult.fail(item, e.getMessage(), ""));
        } catch (SQLException e) {
            return List.of(
                    CheckResult.fail(
                            item,
                            "Cannot check "
                                    + item
                                    + ": the server answered '"
                                    + e.getMessage()
                                    + "'.",
                            "Mend what the server names and check again."));
        }
    }
}
