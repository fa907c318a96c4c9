package io.omsflink.catalog;

import java.io.Serializable;

/** A database with the defaults for tables to come. */
public record DatabaseSchema(String name, String charset, String collation)
        implements Serializable {}
