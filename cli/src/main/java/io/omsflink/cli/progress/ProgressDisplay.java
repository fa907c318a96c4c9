package io.omsflink.cli.progress;

/** Shows a project to whoever waits for it. For one thread. */
public interface ProgressDisplay {

    /** Called about once a second with the newest look. */
    void show(JobView view);

    /** Called once at the end: leaves the screen so that ordinary lines can follow. */
    void close();

    /** Shows nothing. */
    static ProgressDisplay none() {
        return new ProgressDisplay() {
            @Override
            public void show(JobView view) {}

            @Override
            public void close() {}
        };
    }
}
