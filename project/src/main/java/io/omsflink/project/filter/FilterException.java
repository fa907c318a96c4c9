package io.omsflink.project.filter;

/** A row filter that cannot be used, with the place in its text. */
public final class FilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 30;

    private final int at;

    /**
     * @param at index into the filter's text, from 0
     * @param message {@code what is wrong. What to do.}
     */
    public FilterException(int at, String message) {
        super(message);
        this.at = at;
    }

    /** Index into the filter's text, from 0. */
    public int at() {
        return at;
    }

    /** The place in words and the message: {@code at character 7 ("<> 'a'"): ...}. */
    public String describe(String filter) {
        String rest = filter.substring(Math.min(at, filter.length())).strip();
        String shown = rest.length() > SHOWN ? rest.substring(0, SHOWN) + "..." : rest;
        String place = shown.isEmpty() ? "at the end" : "at character " + (at + 1);
        return place + (shown.isEmpty() ? "" : " (" + shown + ")") + ": " + getMessage();
    }
}
