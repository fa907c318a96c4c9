package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import io.omsflink.jobs.Tables;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.project.OmsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a log holds besides plain transactions: rollbacks, statements, two phases, events that lose
 * rows.
 */
class UnusualLogTest extends AssembledLog {

    // Savepoints and rollbacks

    @Test
    void aRollbackToASavepointTakesBackWhatCameAfterIt() throws Exception {
        withGtid();
        feed(events.gtid(A, 10), events.begin(), events.map(1, OURS), events.insert(1, 1, "one"));
        feed(
                events.query("SAVEPOINT `s`"),
                events.insert(1, 2, "two"),
                events.query("SAVEPOINT `t`"),
                events.insert(1, 3, "three"));
        feed(
                events.query("ROLLBACK TO `s`"),
                events.insert(1, 4, "four"),
                events.query("ROLLBACK TO `s`"));
        feed(events.insert(1, 5, "five"), events.commit());
        assertThat(changes()).containsExactly("+0(1,one) +0(5,five)");
        assertThat(transactions().get(0).rows()).isEqualTo(2);
    }

    @Test
    void theLatestSavepointOfANameIsMeant() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.query("SAVEPOINT `s`"),
                events.insert(1, 1, "one"));
        feed(
                events.query("SAVEPOINT `s`"),
                events.insert(1, 2, "two"),
                events.query("ROLLBACK TO `s`"),
                events.commit());
        assertThat(changes()).containsExactly("+0(1,one)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ROLLBACK TO `S 1`",
                "ROLLBACK TO `s 1`",
                "rollback work to savepoint `s 1`"
            })
    void aSavepointsNameMayHoldBlanksAndIsTakenInAnyCase(String rollback) throws Exception {
        withGtid();
        feed(events.gtid(A, 10), events.begin(), events.map(1, OURS), events.insert(1, 1, "one"));
        feed(
                events.query("SAVEPOINT `s 1`"),
                events.insert(1, 2, "two"),
                events.query("SAVEPOINT `t 1`"),
                events.insert(1, 3, "3"));
        feed(events.query(rollback), events.commit());
        assertThat(changes()).containsExactly("+0(1,one)");
    }

    @Test
    void aRollbackToAnUnknownSavepointIsRefused() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.query("SAVEPOINT `s`"),
                events.insert(1, 1, "one"));
        assertRefused(events.query("ROLLBACK TO `t`")).hasMessageContaining("savepoint t");
    }

    @Test
    void aTransactionThatIsRolledBackInTheLogCountsAsReadAndChangesNothing() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.query("ROLLBACK"));
        assertThat(transactions()).isEmpty();
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-10");
    }

    @Test
    void aRollbackOfWhatWasPartlySentIsRefused() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.inserts(1, 8_000, big()));
        assertRefused(events.query("ROLLBACK")).hasMessageContaining("rolled back");
        assertThat(transactions()).extracting(LogTransaction::last).containsExactly(false);
    }

    @Test
    void aTransactionThatACrashCutOffIsForgotten() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "lost"),
                events.rotate("bin.000002"));
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 2, "two"),
                events.commit());
        assertThat(changes()).containsExactly("+0(2,two)");
    }

    // Statements

    @Test
    void definitionsGoToThePolicyAndEndTheirTransaction() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.query("ALTER TABLE a ADD c INT"),
                events.gtid(A, 11),
                events.query("CREATE DATABASE x"));
        assertThat(statements)
                .containsExactly("TABLE_DDL ALTER TABLE a ADD c INT", "OTHER CREATE DATABASE x");
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-11");
    }

    @Test
    void aStatementInsideATransactionDoesNotEndIt() throws Exception {
        withGtid();
        feed(events.gtid(A, 10), events.begin(), events.map(1, OURS), events.insert(1, 1, "one"));
        feed(events.query("DROP TEMPORARY TABLE IF EXISTS `t`"));
        assertThat(emitted).isEmpty();
        feed(events.insert(1, 2, "two"), events.commit());
        assertThat(changes()).containsExactly("+0(1,one) +0(2,two)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO a VALUES (1,'x')",
                "insert ignore a select * from other",
                "REPLACE LOW_PRIORITY INTO `shop`.`a` VALUES (1)",
                "UPDATE other, a SET a.v = 1 WHERE other.id = a.id",
                "/* hint */ DELETE FROM shop.a",
                "DELETE x FROM a AS x"
            })
    void aChangeOfOursThatIsLoggedAsAStatementIsRefused(String sql) throws Exception {
        withGtid();
        feed(events.gtid(A, 10), events.begin());
        assertRefused(events.query(sql))
                .hasMessageContaining("binlog_format")
                .hasMessageContaining(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REPLACE INTO percona.checksums (db, tbl) SELECT 'shop', 'a' FROM a",
                "UPDATE percona.checksums SET tbl = 'a'",
                "DELETE FROM other WHERE v = 'a'",
                "INSERT INTO memory.a VALUES (1)"
            })
    void aStatementThatChangesOtherTablesIsLetPass(String sql) throws Exception {
        withGtid();
        feed(events.gtid(A, 10), events.begin(), events.query(sql), events.commit());
        assertThat(transactions()).isEmpty();
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-10");
    }

    // Events

    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            names = {
                "PRE_GA_WRITE_ROWS",
                "PRE_GA_UPDATE_ROWS",
                "PRE_GA_DELETE_ROWS",
                "TRANSACTION_PAYLOAD",
                "INCIDENT",
                "EXECUTE_LOAD_QUERY",
                "UNKNOWN"
            })
    void eventsThatWouldLoseChangesAreRefused(EventType type) {
        withGtid();
        assertRefused(events.bare(type, 0)).hasMessageContaining("bin.000001:1100");
    }

    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            names = {
                "FORMAT_DESCRIPTION",
                "PREVIOUS_GTIDS",
                "STOP",
                "ROWS_QUERY",
                "INTVAR",
                "VIEW_CHANGE",
                "TRANSACTION_CONTEXT"
            })
    void eventsWithoutChangesAreLetPass(EventType type) throws Exception {
        withGtid();
        feed(events.bare(type, 0));
        assertThat(emitted).isEmpty();
    }

    @Test
    void anUnknownEventThatTheServerCallsIgnorableIsLetPass() throws Exception {
        withGtid();
        feed(events.bare(EventType.UNKNOWN, 0x80));
        assertThat(emitted).isEmpty();
    }

    @Test
    void partOfAJsonDocumentIsRefusedInOurTablesOnly() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.map(2, OTHER),
                events.partialUpdate(2));
        assertRefused(events.partialUpdate(1)).hasMessageContaining("binlog_row_value_options");
    }

    @Test
    void aTableThatLooksDifferentInTheLogIsRefused() throws Exception {
        withGtid();
        LogTables tables =
                new LogTables(
                        List.of(Tables.table("shop", "a").column("id", "int").build()), Map.of());
        Event map = events.map(1, OURS);
        assertThatThrownBy(
                        () ->
                                tables.map(
                                        ((com.github.shyiko.mysql.binlog.event.ByteArrayEventData)
                                                        map.getData())
                                                .getData()))
                .isInstanceOf(OmsException.class)
                .hasMessageContaining("columns");
    }
}
