package io.omsflink.catalog;

import java.io.Serializable;

/**
 * Something of the source that is not migrated.
 *
 * @param name of the object; for {@link ObjectKind#GRANTS} the account
 * @param text that makes it, as the source prints it; empty when the source does not show it
 */
public record LeftBehind(ObjectKind kind, String database, String name, String text)
        implements Serializable {}
