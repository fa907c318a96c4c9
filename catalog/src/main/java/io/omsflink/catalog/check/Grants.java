package io.omsflink.catalog.check;

import io.omsflink.project.TableId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The privileges of an account as {@code SHOW GRANTS} lists them. Privileges on single columns,
 * routines and proxies are left out: none of them is of use to a project. MySQL lists the
 * privileges of active roles together with the account's own.
 */
final class Grants {
    private static final Pattern LINE =
            Pattern.compile(
                    "(GRANT|REVOKE) (.+?) ON (?:TABLE )?(NAME)\\.(NAME) (?:TO|FROM) .*"
                            .replace("NAME", "`(?:[^`]|``)*`|'[^']*'|[\\w$*%]+"),
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String ALL = "ALL PRIVILEGES";
    private static final String ANY = "*";

    private record Entry(boolean revoke, Set<String> privileges, String database, String table) {

        boolean gives(String privilege) {
            return privileges.contains(privilege)
                    || privileges.contains(ALL)
                    || privileges.contains("ALL");
        }

        boolean everywhere() {
            return database.equals(ANY);
        }

        boolean coversDatabase(String name) {
            return everywhere() || (table.equals(ANY) && databasePattern().matcher(name).matches());
        }

        boolean coversTable(TableId id) {
            return database.equals(id.database()) && table.equals(id.table());
        }

        /**
         * In a grant on a whole database {@code _} and {@code %} are wildcards unless a backslash
         * stands before them.
         */
        private Pattern databasePattern() {
            StringBuilder regex = new StringBuilder();
            for (int i = 0; i < database.length(); i++) {
                char c = database.charAt(i);
                if (c == '\\' && i + 1 < database.length()) {
                    regex.append(Pattern.quote(String.valueOf(database.charAt(++i))));
                } else {
                    regex.append(
                            c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
                }
            }
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        }
    }

    private final List<Entry> entries;

    private Grants(List<Entry> entries) {
        this.entries = entries;
    }

    static Grants parse(List<String> lines) {
        return new Grants(lines.stream().map(Grants::entry).filter(Objects::nonNull).toList());
    }

    private static Entry entry(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        boolean revoke = matcher.group(1).equalsIgnoreCase("REVOKE");
        return new Entry(
                revoke,
                privileges(matcher.group(2)),
                name(matcher.group(3)),
                name(matcher.group(4)));
    }

    private static Set<String> privileges(String list) {
        // "SELECT (`a`, `b`), INSERT": what is limited to columns goes.
        return Arrays.stream(list.replaceAll("[A-Za-z ]+\\([^)]*\\)", "").split(","))
                .map(p -> p.strip().toUpperCase(Locale.ROOT))
                .filter(p -> !p.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(String text) {
        boolean quoted = text.startsWith("`") || text.startsWith("'");
        return quoted ? text.substring(1, text.length() - 1).replace("``", "`") : text;
    }

    /** Whether the account has the privilege on everything. */
    boolean onServer(String privilege) {
        return entries.stream().anyMatch(e -> !e.revoke() && e.everywhere() && e.gives(privilege));
    }

    /** Whether the account has the privilege on all tables of a database. */
    boolean onDatabase(String privilege, String database) {
        boolean revoked =
                entries.stream()
                        .anyMatch(
                                e ->
                                        e.revoke()
                                                && e.gives(privilege)
                                                && e.database().equals(database));
        return entries.stream()
                .filter(e -> !e.revoke() && e.gives(privilege) && e.coversDatabase(database))
                .anyMatch(e -> !revoked || !e.everywhere());
    }

    boolean onTable(String privilege, TableId table) {
        return onDatabase(privilege, table.database())
                || entries.stream()
                        .anyMatch(e -> !e.revoke() && e.gives(privilege) && e.coversTable(table));
    }
}
