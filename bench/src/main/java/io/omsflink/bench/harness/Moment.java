package io.omsflink.bench.harness;

/**
 * The end of a contender's work: when it was, and what had been used by then.
 *
 * @param at in ms since 1970
 */
public record Moment(long at, Usage tool, Usage servers) {

    /** Now. */
    public static Moment of(long at, Meter tool, Meter servers) {
        return new Moment(at, tool.read(), servers.read());
    }

    public double secondsSince(long begin) {
        return (at - begin) / 1000.0;
    }
}
