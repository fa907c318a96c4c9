package io.omsflink.jobs;

import io.omsflink.jobs.element.LogPoint;
import io.omsflink.project.DdlRules;
import java.io.Serializable;

/**
 * What becomes of DDL statements in the log.
 *
 * @param rules by kind
 * @param answer what the user wants with the one statement at {@code place}, whatever the rules say
 * @param place of that statement in the log; empty text for none
 */
public record DdlPlan(DdlRules rules, Answer answer, String place) implements Serializable {

    /** What a user says about the statement that the project has stopped at. */
    public enum Answer {
        /** Nothing: the rules hold. */
        NONE,
        /** Carry it out. */
        APPLY,
        /** The user has carried out at the target what it does. */
        APPLIED,
        /** The target keeps what it has. */
        IGNORE
    }

    static DdlPlan of(DdlRules rules) {
        return new DdlPlan(rules, Answer.NONE, "");
    }

    DdlPlan with(Answer newAnswer, String newPlace) {
        return new DdlPlan(rules, newAnswer, newPlace);
    }

    /** What the user wants with the statement at a place. */
    public Answer answer(LogPoint at) {
        return place.equals(at.place()) ? answer : Answer.NONE;
    }
}
