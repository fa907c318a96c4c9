package io.omsflink.project;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One thing that is wrong in a project file.
 *
 * @param file the file as the user named it
 * @param line from 1
 * @param column from 1
 * @param key full path of the key, for example {@code source.host}; empty when the problem is not
 *     at one key
 * @param message {@code what is wrong. What to do.}; never holds a secret
 */
public record Problem(String file, int line, int column, String key, String message)
        implements Serializable {

    /** Order in which a reader meets the problems in the file. */
    static final Comparator<Problem> IN_FILE_ORDER =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    /** {@code file:line: key: message}, the form that editors turn into a link. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
