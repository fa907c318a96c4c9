package io.omsflink.project;

import java.util.Optional;

/** Looks at one value. */
@FunctionalInterface
interface TextCheck {

    /** {@code What is wrong. What to do.}, or empty for a good value. */
    Optional<String> problem(String text);
}
