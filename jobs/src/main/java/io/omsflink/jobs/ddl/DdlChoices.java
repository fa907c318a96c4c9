package io.omsflink.jobs.ddl;

import io.omsflink.jobs.element.LogPoint;

/** What a user is told about a DDL statement that the project has stopped at. */
public final class DdlChoices {
    private static final int SHOWN = 500;

    private final String project;
    private final LogPoint at;

    public DdlChoices(String project, LogPoint at) {
        this.project = project;
        this.at = at;
    }

    /** A statement's text for messages. */
    public static String shortened(String sql) {
        return sql.length() > SHOWN ? sql.substring(0, SHOWN) + " .." : sql;
    }

    /** The first sentence of every such message. */
    public String cannotPass(String sql) {
        return "Cannot follow the log past "
                + at.place()
                + " ("
                + at.file()
                + ":"
                + at.offset()
                + "): a migrated table is changed there by: "
                + shortened(sql)
                + ".";
    }

    /** What is always possible. */
    public String byHand() {
        return "carry out the same change at the target, then run "
                + command("--ddl-applied")
                + "; or let the target keep what it has with "
                + command("--ddl-ignore")
                + ".";
    }

    /** The same as a sentence. */
    public String byHandAlone() {
        String choices = byHand();
        return Character.toUpperCase(choices.charAt(0)) + choices.substring(1);
    }

    /** What is possible when the statement can be carried out for the user. */
    public String all() {
        return "Let it be carried out with " + command("--ddl-apply") + "; or " + byHand();
    }

    private String command(String option) {
        return "'oms resume " + project + " " + option + " " + at.place() + "'";
    }
}
