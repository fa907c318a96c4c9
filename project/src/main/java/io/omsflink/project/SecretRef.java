package io.omsflink.project;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret by reference: {@code ${env:NAME}} or {@code ${file:/path}}. Only the reference is ever
 * kept, printed or sent to the cluster; {@link Secrets} resolves it where a connection is opened.
 */
public record SecretRef(Kind kind, String name) implements Serializable {

    /** Where the secret is kept. */
    public enum Kind {
        ENV,
        FILE
    }

    // A variable's name is also a file name in the hand-over folder, so it must not be able to
    // leave it. A path is absolute,
    // because the job that reads it does not run in the folder of the user who wrote it.
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "\\$\\{(?:env:(?<env>[A-Za-z_][A-Za-z0-9_]*)|file:(?<file>/[^}\\p{Cntrl}]+))}");

    /**
     * Reads {@code ${env:NAME}} or {@code ${file:/absolute/path}}; anything else, also with text
     * around it, is empty.
     */
    public static Optional<SecretRef> parse(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.group("env") != null
                        ? new SecretRef(Kind.ENV, matcher.group("env"))
                        : new SecretRef(Kind.FILE, matcher.group("file")));
    }

    @Override
    public String toString() {
        return "${" + (kind == Kind.ENV ? "env:" : "file:") + name + "}";
    }
}
