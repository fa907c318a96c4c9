package io.omsflink.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Collects what is wrong in one file, so that the user sees everything at once. */
final class Problems {
    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /** Marks count from 0, people and editors from 1. */
    void add(Optional<Mark> mark, String key, String message) {
        add(
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1,
                key,
                message);
    }

    void add(int line, int column, String key, String message) {
        found.add(new Problem(file, line, column, key, message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    InvalidProjectException toException() {
        return new InvalidProjectException(
                file, found.stream().sorted(Problem.IN_FILE_ORDER).toList());
    }
}
