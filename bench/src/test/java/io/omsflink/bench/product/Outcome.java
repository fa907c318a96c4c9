package io.omsflink.bench.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What a command left behind.
 *
 * @param command as it was typed
 */
record Outcome(String command, int exitCode, String out, String err) {
    private static final int PARAGRAPH = 1_200;

    /** Checks that the command did what it was told. */
    Outcome succeeded() {
        assertThat(exitCode).as(toString()).isZero();
        return this;
    }

    /**
     * Checks that the command refused in a way that a user can live with: an exit code, and its
     * last words are one paragraph that says what cannot be done and why, without a word of Java.
     *
     * @return the paragraph
     */
    String refused(int code) {
        assertThat(exitCode).as(toString()).isEqualTo(code);
        String paragraph = paragraph();
        assertThat(paragraph).as(toString()).isNotEmpty().hasSizeLessThan(PARAGRAPH);
        assertThat(out + err)
                .as(toString())
                .doesNotContain("\tat ", "    at ", "Caused by", "Exception")
                .doesNotContainPattern("\\bnull\\b");
        return paragraph;
    }

    /** From the line that begins with the refusal to the end of what was said. */
    private String paragraph() {
        List<String> lines = err.strip().lines().toList();
        int begin = lines.size() - 1;
        while (begin > 0
                && !lines.get(begin).startsWith("Cannot ")
                && !lines.get(begin).startsWith("Project ")) {
            begin--;
        }
        return begin < 0 ? "" : String.join("\n", lines.subList(begin, lines.size()));
    }

    @Override
    public String toString() {
        return command + "\nexit code " + exitCode + "\n" + out + err;
    }
}
