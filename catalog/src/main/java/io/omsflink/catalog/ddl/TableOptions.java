package io.omsflink.catalog.ddl;

import java.util.Optional;

/**
 * Options of a table that a target can have too; storage options are dropped.
 *
 * @param engine as written, empty text when the statement does not say
 * @param charset lower-case, empty text when the statement does not say
 * @param collation lower-case, empty text when the statement does not say
 * @param comment empty when the statement does not say
 */
public record TableOptions(
        String engine, String charset, String collation, Optional<String> comment) {}
