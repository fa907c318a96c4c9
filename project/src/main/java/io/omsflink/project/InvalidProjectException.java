package io.omsflink.project;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A project file that cannot be used; the message lists every problem, one per line, in file order.
 */
public final class InvalidProjectException extends OmsException {
    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;

    InvalidProjectException(String file, List<Problem> problems) {
        super(ErrorCode.INVALID_PROJECT, describe(file, problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem in file order. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(String file, List<Problem> problems) {
        String count =
                problems.size() == 1
                        ? "it has a problem"
                        : "it has " + problems.size() + " problems";
        return problems.stream()
                .map(problem -> "\n  " + problem)
                .collect(
                        Collectors.joining(
                                "",
                                "Cannot use the project file " + file + ": " + count + ".",
                                ""));
    }
}
