package io.omsflink.catalog.check;

/**
 * The answer to one question of the pre-check.
 *
 * @param item stable name of the question, e.g. {@code source.log}, {@code target.privileges}
 * @param message what was found, as whole sentences with values
 * @param fix what to do about it, as whole sentences; empty when nothing has to be done
 */
public record CheckResult(String item, Level level, String message, String fix) {

    /** How bad an answer is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** The project can run; the user should know. */
        WARN,
        /** The project must not start. */
        FAIL
    }

    public static CheckResult ok(String item, String message) {
        return new CheckResult(item, Level.OK, message, "");
    }

    public static CheckResult warn(String item, String message, String fix) {
        return new CheckResult(item, Level.WARN, message, fix);
    }

    public static CheckResult fail(String item, String message, String fix) {
        return new CheckResult(item, Level.FAIL, message, fix);
    }

    /** Message and remedy as one paragraph. */
    public String paragraph() {
        return fix.isEmpty() ? message : message + " " + fix;
    }

    /** {@code FAIL source.log: paragraph}. */
    @Override
    public String toString() {
        return level + " " + item + ": " + paragraph();
    }
}
