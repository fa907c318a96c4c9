package io.omsflink.bench.demo;

import io.omsflink.cli.Terminal;
import io.omsflink.cli.progress.JobView;
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
    private static final int WIDTH = 94;
    private static final String INDENT = "      ";

    private final PrintStream out;
    private final Supplier<ProgressDisplay> display;
    private int step;
    private volatile Thread onlySpeaker;

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
        ProgressDisplay inner = display.get();
        return new ProgressDisplay() {
            @Override
            public void show(JobView view) {
                if (maySpeak()) {
                    inner.show(view);
                }
            }

            @Override
            public void close() {
                inner.close();
            }
        };
    }

    /** From now on the others' words are dropped: what they have to say is of no interest now. */
    void onlyThisThread() {
        onlySpeaker = Thread.currentThread();
    }

    private boolean maySpeak() {
        Thread only = onlySpeaker;
        return only == null || only.equals(Thread.currentThread());
    }

    void step(String text) {
        step++;
        line(String.format(Locale.ROOT, "%n[%d/%d] %s", step, STEPS, text));
    }

    void fact(String text) {
        text.lines().forEach(line -> line(INDENT + line));
    }

    /** A long fact, as many lines as it needs. */
    void paragraph(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                fact(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        fact(line.toString());
    }

    /** A fact and how long it took. */
    void fact(String text, Duration took) {
        fact(String.format(Locale.ROOT, "%-78s %8s", text, Words.duration(took)));
    }

    void line(String text) {
        if (maySpeak()) {
            out.println(text);
            out.flush();
        }
    }
}
