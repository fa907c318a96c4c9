package io.omsflink.project;

import java.io.Serializable;

/**
 * A secret by reference: {@code ${env:NAME}} or {@code ${file:/path}}. Only the reference is ever kept, printed or sent to
 * the cluster; {@link Secrets} resolves it where a connection is opened.
 */
public record SecretRef(Kind kind, String name) implements Serializable {

    /** Where the secret is kept. */
    public enum Kind {
        ENV,
        FILE
    }

    @Override
    public String toString() {
        return "${" + (kind == Kind.ENV ? "env:" : "file:") + name + "}";
    }
}
