package io.omsflink.cli.progress;

import java.io.PrintStream;

/** A line every few seconds, and one at every change of phase, for logs and pipes. */
public final class PlainDisplay implements ProgressDisplay {
    private static final long FIRST_MINUTE_MS = 3_000;
    private static final long LATER_MS = 30_000;

    private final PrintStream out;
    private final String name;
    private final Rates rates = new Rates();
    private final ProgressText text = new ProgressText(rates);
    private String lastKind = "";
    private long lastAt;
    private long firstAt;

    public PlainDisplay(PrintStream out, String name) {
        this.out = out;
        this.name = name;
    }

    @Override
    public void show(JobView view) {
        rates.add(view);
        firstAt = firstAt == 0 ? view.at() : firstAt;
        String kind = view.state() + view.progress().phase();
        if (!kind.equals(lastKind) || view.at() - lastAt >= interval(view)) {
            lastKind = kind;
            lastAt = view.at();
            out.println(name + "  " + text.summary(view));
        }
    }

    /** A project may be followed for weeks; its log must not fill a disk. */
    private long interval(JobView view) {
        return view.progress().inLog() && view.at() - firstAt > 60_000 ? LATER_MS : FIRST_MINUTE_MS;
    }

    @Override
    public void close() {
        out.flush();
    }
}
