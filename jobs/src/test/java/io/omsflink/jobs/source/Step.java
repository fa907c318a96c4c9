package io.omsflink.jobs.source;

/** Something that may happen next in a {@link ModelJob}. */
record Step(String name, int subtask, Action action) {

    /** What happens then. */
    interface Action {
        void run() throws Exception;
    }

    @Override
    public String toString() {
        return subtask < 0 ? name : name + " " + subtask;
    }
}
