package io.omsflink.catalog;

import java.util.Locale;

/** How an object arrives at a target. */
public enum Verdict {
    /** As it is at the source. */
    EXACT,
    /** With differences, which are named. */
    CONVERTED,
    /** Not by itself; the reasons say why, and what to do. */
    UNSUPPORTED;

    /** As users read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
