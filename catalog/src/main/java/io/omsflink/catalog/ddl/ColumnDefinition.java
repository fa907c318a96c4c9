package io.omsflink.catalog.ddl;

import java.util.Optional;

/**
 * A column as a statement defines it, before the server adds what it implies. Keys of a column are
 * actions of their own.
 *
 * @param nullable empty when the statement does not say
 * @param onUpdate fraction digits of {@code ON UPDATE CURRENT_TIMESTAMP}, empty for none
 * @param generation expression of a generated column, empty text for an ordinary one
 * @param stored whether a generated column is stored
 */
public record ColumnDefinition(
        String name,
        TypeDefinition type,
        Optional<Boolean> nullable,
        Optional<DefaultDefinition> defaultValue,
        Optional<Integer> onUpdate,
        boolean autoIncrement,
        String generation,
        boolean stored,
        boolean visible,
        String comment) {}
