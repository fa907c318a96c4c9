package io.omsflink.catalog.ddl;

import java.util.List;

/**
 * A data type as a statement writes it.
 *
 * @param name lower-case words, e.g. {@code double precision}
 * @param arguments numbers in parentheses
 * @param members of ENUM and SET, decoded
 * @param charset lower-case, empty text when the statement does not say
 * @param collation lower-case, empty text when the statement does not say
 * @param binary whether it asks for the charset's {@code _bin} collation
 */
public record TypeDefinition(
        String name,
        List<Long> arguments,
        List<String> members,
        boolean unsigned,
        boolean zerofill,
        String charset,
        String collation,
        boolean binary) {

    public TypeDefinition {
        arguments = List.copyOf(arguments);
        members = List.copyOf(members);
    }

    TypeDefinition withCollation(String other) {
        return new TypeDefinition(
                name, arguments, members, unsigned, zerofill, charset, other, binary);
    }

    /** The number in parentheses, or this one. */
    long argument(int index, long otherwise) {
        return arguments.size() > index ? arguments.get(index) : otherwise;
    }
}
