package io.omsflink.project;

import io.omsflink.project.ProjectOptions.EndpointOptions;
import java.util.Optional;

/** What could be read of {@code source} or {@code target}; a value that was reported is empty. */
record EndpointValues(
        Optional<DatabaseType> type,
        Optional<String> host,
        Optional<Integer> port,
        Optional<String> user,
        Optional<SecretRef> password,
        TlsMode tls) {
    private static final int MAX_USER_LENGTH = 128;

    static EndpointValues read(EndpointOptions options, ProjectValues values) {
        return new EndpointValues(
                values.choice(options.type(), DatabaseType.class),
                values.text(options.host(), HostName::problem).map(HostName::normalize),
                values.integer(options.port(), 1, ProjectOptions.MAX_PORT),
                values.text(options.user(), EndpointValues::userProblem),
                values.secret(options.password()),
                values.choice(options.tls(), TlsMode.class).orElse(ProjectOptions.DEFAULT_TLS));
    }

    /** Call it when nothing was reported. */
    Endpoint toEndpoint() {
        return new Endpoint(
                type.orElseThrow(),
                host.orElseThrow(),
                port.orElseThrow(),
                user.orElseThrow(),
                password.orElseThrow(),
                tls);
    }

    /** Whether both surely name one server, as far as they could be read. */
    boolean isSameServerAs(EndpointValues other) {
        return port.isPresent()
                && port.equals(other.port)
                && host.isPresent()
                && other.host.isPresent()
                && HostName.same(host.get(), other.host.get())
                && !isOtherTenantThan(other);
    }

    /** One OBProxy serves many tenants at one port; the account says which. */
    private boolean isOtherTenantThan(EndpointValues other) {
        Optional<DatabaseType> oceanBase = Optional.of(DatabaseType.OCEANBASE);
        return type.equals(oceanBase)
                && other.type.equals(oceanBase)
                && !tenant(user.orElse("")).equals(tenant(other.user.orElse("")));
    }

    /**
     * What names the tenant in {@code user@tenant#cluster} or {@code cluster:tenant:user}, else
     * empty.
     */
    private static String tenant(String user) {
        int at = user.indexOf('@');
        if (at >= 0) {
            return user.substring(at + 1);
        }
        String[] parts = user.split(":");
        return parts.length == 3 ? parts[1] + "#" + parts[0] : "";
    }

    private static Optional<String> userProblem(String user) {
        if (user.isEmpty()) {
            return Optional.of("is empty. Write the account's name.");
        }
        if (user.length() > MAX_USER_LENGTH) {
            return Optional.of(
                    "has "
                            + user.length()
                            + " characters. No server takes more than "
                            + MAX_USER_LENGTH
                            + ".");
        }
        return user.chars().anyMatch(Character::isISOControl)
                ? Optional.of("holds a control character. Write the account's name on one line.")
                : Optional.empty();
    }
}
