package io.omsflink.catalog.schema;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.ObjectKind;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects of one project at its target: what stands there, what has failed, and what the user
 * edited or skipped. For one thread.
 *
 * <p>An object that stands at the target is never changed. A failure of one keeps no other from
 * being made; it is kept with its message, and the next {@link #create} tries again.
 */
public final class SchemaTarget implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaTarget.class);

    /** What is made before rows are copied. */
    public static final Set<ObjectKind> START =
            EnumSet.of(ObjectKind.DATABASE, ObjectKind.TABLE, ObjectKind.VIEW);

    /** What waits for the rows, or for the switchover. */
    public static final Set<ObjectKind> FINISH =
            EnumSet.of(ObjectKind.INDEXES, ObjectKind.CHECK, ObjectKind.FOREIGN_KEY);

    /** Those of one kind that need each other's order, or lock the same tables. */
    private static final Set<ObjectKind> ONE_BY_ONE =
            EnumSet.of(ObjectKind.DATABASE, ObjectKind.VIEW, ObjectKind.FOREIGN_KEY);

    private final Endpoint endpoint;
    private final int connections;
    private final Connection connection;
    private final SavedObjects saved;

    private SchemaTarget(
            Endpoint endpoint, int connections, Connection connection, SavedObjects saved) {
        this.endpoint = endpoint;
        this.connections = connections;
        this.connection = connection;
        this.saved = saved;
    }

    /**
     * @param connections that create tables and build indexes at a time
     */
    public static SchemaTarget open(Endpoint endpoint, String project, int connections) {
        Connection connection = Connections.open(endpoint, ConnectionRole.METADATA);
        try {
            SavedObjects saved = SavedObjects.load(connection, project);
            return new SchemaTarget(endpoint, connections, connection, saved);
        } catch (SQLException e) {
            try {
                connection.close();
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw failed(e);
        }
    }

    /** How far every object of the plan has got. Changes nothing. */
    public List<ObjectStatus> status(SchemaPlan plan) {
        StandingObjects standing = StandingObjects.read(plan, connection);
        return plan.objects().stream().map(object -> status(object, standing)).toList();
    }

    private ObjectStatus status(SchemaObject object, StandingObjects standing) {
        SavedObject known = saved.get(object.key());
        List<String> differences = standing.differences(object.key());
        String converted =
                object.key().kind().migrated() && object.ready() ? object.conversion().ddl() : "";
        String ddl = known.ddl().orElse(converted);
        boolean edited = known.ddl().isPresent();
        if (!differences.isEmpty() && !known.skipped()) {
            List<String> messages = differences.stream().map(text -> "differs: " + text).toList();
            // Nothing to run: the table is there.
            return new ObjectStatus(object, ObjectState.FAILED, "", edited, messages);
        }
        if (standing.contains(object.key()) || known.editedAndCreated()) {
            return new ObjectStatus(object, ObjectState.CREATED, ddl, edited, List.of());
        }
        ObjectState otherwise = ddl.isEmpty() ? ObjectState.PENDING : ObjectState.DDL_READY;
        List<String> messages = known.failed() ? List.of(known.message()) : List.of();
        ObjectState state = known.skipped() || known.failed() ? known.state().get() : otherwise;
        return new ObjectStatus(object, state, ddl, edited, messages);
    }

    /** Takes a statement in place of the converted one; an empty one goes back to that. */
    public void edit(ObjectKey key, String ddl) {
        keep(key, ddl.isEmpty() ? SavedObject.NOTHING : saved.get(key).withDdl(ddl));
    }

    /** The user does without these objects. */
    public void skip(List<ObjectKey> keys) {
        keys.forEach(key -> keep(key, saved.get(key).with(ObjectState.SKIPPED, "")));
    }

    /** Forgets that these objects failed or were skipped. */
    public void retry(List<ObjectKey> keys) {
        keys.forEach(key -> keep(key, saved.get(key).withoutState()));
    }

    /**
     * Makes every object of these kinds that has a statement and does not stand there yet.
     *
     * @return how far every object of the plan has got then
     */
    public List<ObjectStatus> create(SchemaPlan plan, Set<ObjectKind> kinds) {
        return create(plan, status(plan), kinds);
    }

    /**
     * The same for who has asked already.
     *
     * @param before what {@link #status} has answered
     */
    List<ObjectStatus> create(SchemaPlan plan, List<ObjectStatus> before, Set<ObjectKind> kinds) {
        for (ObjectKind kind : EnumSet.copyOf(kinds)) {
            List<ObjectStatus> open =
                    before.stream().filter(o -> o.key().kind() == kind && o.open()).toList();
            int crew = ONE_BY_ONE.contains(kind) ? 1 : connections;
            Map<ObjectKey, SQLException> failures = new StatementCrew(endpoint, crew).run(open);
            open.forEach(o -> keep(o, Optional.ofNullable(failures.get(o.key()))));
        }
        return status(plan);
    }

    private void keep(ObjectStatus object, Optional<SQLException> failure) {
        SavedObject known = saved.get(object.key());
        SavedObject now =
                failure.map(e -> known.with(ObjectState.FAILED, message(e)))
                        .orElseGet(
                                () ->
                                        object.edited()
                                                ? known.with(ObjectState.CREATED, "")
                                                : SavedObject.NOTHING);
        keep(object.key(), now);
    }

    private static String message(SQLException e) {
        String text = String.valueOf(e.getMessage());
        return text.length() > 4000 ? text.substring(0, 4000) : text;
    }

    private void keep(ObjectKey key, SavedObject now) {
        try {
            saved.put(key, now);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static OmsException failed(SQLException e) {
        return new OmsException(
                ErrorCode.TARGET_FAILED,
                "Cannot use oms_meta.schema_objects at the target: %s. Check that the user may create and write database oms_meta."
                        .formatted(e.getMessage()),
                e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("Every statement was in autocommit", e);
        }
    }
}
