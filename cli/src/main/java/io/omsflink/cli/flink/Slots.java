package io.omsflink.cli.flink;

/** Places for tasks on a cluster. */
public record Slots(int total, int free) {
    public static final Slots NONE = new Slots(0, 0);
}
