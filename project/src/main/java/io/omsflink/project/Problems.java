package io.omsflink.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Collects what is wrong in one file, so that the user sees everything at once. */
final class Problems {
    private static final Pattern LINE_BREAKING = Pattern.compile("[\\p{Cntrl}\u0085\u2028\u2029]+");
    private static final int MAX_LENGTH = 500;

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
        found.add(new Problem(file, line, column, oneLine(key), oneLine(message)));
    }

    /**
     * Keys and values of the file are quoted in problems and may hold line ends, or be very long.
     */
    private static String oneLine(String text) {
        String line = LINE_BREAKING.matcher(text).replaceAll(" ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }

    /** The beginning of a message about something that is found wrong later. */
    String place(Optional<Mark> mark, String key) {
        return file + ":" + (mark.map(Mark::getLine).orElse(0) + 1) + ": " + key;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    InvalidProjectException toException() {
        return new InvalidProjectException(
                file, found.stream().sorted(Problem.IN_FILE_ORDER).toList());
    }
}
