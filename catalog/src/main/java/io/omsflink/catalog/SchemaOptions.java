package io.omsflink.catalog;

/**
 * What a project wants of a target's schema.
 *
 * @param mapping for charsets that the target does not have
 * @param movesRows whether the project writes rows too; they keep the bytes of their text, so a
 *     column may not change its charset then
 */
public record SchemaOptions(CharsetMapping mapping, boolean movesRows) {
    public static final SchemaOptions DEFAULT = new SchemaOptions(CharsetMapping.DEFAULT, true);
}
