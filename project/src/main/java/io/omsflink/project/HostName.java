package io.omsflink.project;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks hosts by what they may contain, because a host becomes part of a JDBC URL: a {@code ?} or
 * {@code /} in it would switch on driver options. Never asks a name server.
 */
final class HostName {
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?");
    private static final Pattern FORBIDDEN = Pattern.compile("[^A-Za-z0-9_.-]");
    private static final Pattern LABEL_FAULT = Pattern.compile("\\.\\.|-\\.|\\.-|[^.]{64}");
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern ENDS_AS_NUMBER = Pattern.compile("(.*\\.)?\\d+");
    private static final Set<String> OWN_MACHINE =
            Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    private static final int MAX_LENGTH = 253;

    private HostName() {}

    /** {@code What is wrong. What to do.}, or empty for a good host. */
    static Optional<String> problem(String host) {
        if (host.isEmpty()) {
            return Optional.of("is empty. Write a host name or an address.");
        }
        if (isIpv6(host) || IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        return forbiddenCharacter(host).or(() -> malformed(host));
    }

    /** The host as connections use it: an IPv6 address without brackets. */
    static String normalize(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /**
     * Whether two good hosts are one, as far as that can be told without a name server. The three
     * usual names of the own machine are one; the rest of 127.0.0.0/8 is not, because servers are
     * told apart by it.
     */
    static boolean same(String a, String b) {
        return comparable(a).equals(comparable(b));
    }

    private static String comparable(String host) {
        boolean isAddress = isIpv6(host) || IPV4.matcher(host).matches();
        String plain =
                isAddress
                        ? literal(host).orElseThrow().getHostAddress()
                        : host.toLowerCase(Locale.ROOT);
        return OWN_MACHINE.contains(plain) ? "localhost" : plain;
    }

    private static boolean isIpv6(String host) {
        return normalizable(host)
                && normalize(host).matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
                && literal(host).isPresent();
    }

    private static boolean normalizable(String host) {
        return host.startsWith("[") == host.endsWith("]");
    }

    /**
     * An address literal; the brackets make sure that the JDK takes it for one and asks no name
     * server.
     */
    private static Optional<InetAddress> literal(String host) {
        try {
            boolean v6 = host.indexOf(':') >= 0;
            return Optional.of(InetAddress.getByName(v6 ? "[" + normalize(host) + "]" : host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> forbiddenCharacter(String host) {
        return FORBIDDEN
                .matcher(host)
                .results()
                .findFirst()
                .map(
                        found ->
                                "holds "
                                        + visible(found.group())
                                        + ". Write a host name (letters, digits, `.`, `-`, `_`) or"
                                        + " an address, without port, path or options; a name in"
                                        + " another script goes in its `xn--` form.");
    }

    private static String visible(String character) {
        return character.isBlank() || Character.isISOControl(character.charAt(0))
                ? String.format("a blank (U+%04X)", (int) character.charAt(0))
                : "`" + character + "`";
    }

    private static Optional<String> malformed(String host) {
        boolean good =
                host.length() <= MAX_LENGTH
                        && NAME.matcher(host).matches()
                        && !LABEL_FAULT.matcher(host).find()
                        && !ENDS_AS_NUMBER.matcher(host).matches();
        return good
                ? Optional.empty()
                : Optional.of(
                        "is `"
                                + host
                                + "`, which is neither a host name nor an address. Write for"
                                + " example db1.example.com or 192.0.2.7.");
    }
}
