package io.omsflink.catalog;

import java.util.ArrayList;
import java.util.List;

/** The members of an ENUM or SET out of its type text, e.g. {@code enum('a','b''c','d\\e')}. */
final class MemberList {
    private MemberList() {}

    static List<String> parse(String columnType) {
        List<String> members = new ArrayList<>();
        int at = columnType.indexOf('(');
        while ((at = columnType.indexOf('\'', at)) >= 0) {
            int end = SqlText.endOfLiteral(columnType, at);
            members.add(SqlText.unquote(columnType.substring(at, end)));
            at = end;
        }
        return members;
    }
}
