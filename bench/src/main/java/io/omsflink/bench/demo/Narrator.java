package io.omsflink.bench.demo;

import io.omsflink.cli.Terminal;
import io.omsflink.cli.progress.PlainDisplay;
import io.omsflink.cli.progress.ProgressDisplay;
import io.omsflink.cli.progress.Words;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** What the demo says: numbered steps, and facts below them. Safe for use by several threads. */
final class Narrator {
    private static final int STEPS = 5;
    private static final String INDENT = "      ";

    private final PrintStream out;
    private final Supplier<ProgressDisplay> display;
    private int step;

    private Narrator(PrintStream out, Supplier<ProgressDisplay> display) {
        this.out = out;
        this.display = display;
    }

    static Narrator of(Terminal terminal) {
        return new Narrator(terminal.out(), () -> terminal.display(DemoProject.NAME));
    }

    /** For a stream that nobody looks at while it is written. */
    static Narrator plain(PrintStream out) {
        return new Narrator(out, () -> new PlainDisplay(out, DemoProject.NAME));
    }

    ProgressDisplay display() {
        return display.get();
    }

    void step(String text) {
        step++;
        line(String.format(Locale.ROOT, "%n[%d/%d] %s", step, STEPS, text));
    }

    void fact(String text) {
        text.lines().forEach(line -> line(INDENT + line));
    }

    /** A fact and how long it took. */
    void fact(String text, Duration took) {
        fact(String.format(Locale.ROOT, "%-70s %8s", text, Words.duration(took)));
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }
}
