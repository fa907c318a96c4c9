package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.Tables;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionAssemblerTest {
    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final TableId OURS = new TableId("shop", "a");
    private static final TableId OTHER = new TableId("shop", "other");
    private static final long CLOCK_OFFSET = 7;

    private final Events events = new Events(1_000);
    private final List<Element> emitted = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private LogProgress progress;
    private TransactionAssembler assembler;

    private void withGtid() {
        start(new LogPosition(A + ":1-9", "bin.000001", 1_000), Map.of());
    }

    private void withoutGtid() {
        start(LogPosition.ofFile("bin.000001", 1_000), Map.of());
    }

    private void start(LogPosition position, Map<Integer, LogPosition> copiedAt) {
        progress = new LogProgress(position);
        LogTables tables = new LogTables(List.of(Tables.simple("a"), Tables.simple("b")), copiedAt);
        assembler =
                new TransactionAssembler(
                        tables,
                        progress,
                        (statement, sql, at, all, output) ->
                                statements.add(statement.kind() + " " + sql),
                        CLOCK_OFFSET,
                        emitted::add);
    }

    private void feed(Event... all) throws InterruptedException {
        for (Event event : all) {
            assembler.event(event);
        }
    }

    private AbstractThrowableAssert<?, ?> assertRefused(Event event) {
        return assertThatThrownBy(() -> feed(event))
                .isInstanceOfSatisfying(
                        OmsException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.LOG_UNSUPPORTED));
    }

    private List<LogTransaction> transactions() {
        return emitted.stream()
                .filter(LogTransaction.class::isInstance)
                .map(LogTransaction.class::cast)
                .toList();
    }

    private List<String> changes() {
        return transactions().stream().map(ChangeText::of).toList();
    }

    private List<LogPosition> heartbeats() {
        return emitted.stream()
                .filter(Heartbeat.class::isInstance)
                .map(e -> ((Heartbeat) e).position())
                .toList();
    }

    // Whole transactions

    @Test
    void aTransactionIsEmittedWholeAtItsEnd() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10, 5_000_000),
                events.begin(),
                events.map(1, OURS),
                events.map(2, new TableId("shop", "b")));
        feed(
                events.insert(1, 1, "one"),
                events.update(2, 2, "two", "zwei"),
                events.delete(1, 3, "three"));
        assertThat(emitted).isEmpty();
        feed(events.commit());
        assertThat(changes()).containsExactly("+0(1,one) ~1(2,two->zwei) -0(3,three)");
        LogTransaction transaction = transactions().get(0);
        assertThat(transaction.end()).isEqualTo(new LogPoint(A, 10, "bin.000001", events.offset()));
        assertThat(transaction.commitMicros()).isEqualTo(5_000_000 + CLOCK_OFFSET);
        assertThat(transaction.rows()).isEqualTo(3);
        assertThat(transaction.last()).isTrue();
    }

    @Test
    void withoutMicrosecondsTheEventsOwnTimeCounts() throws Exception {
        withoutGtid();
        feed(
                events.anonymous(0),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        assertThat(transactions().get(0).commitMicros())
                .isEqualTo(1_700_000_000_000_000L + CLOCK_OFFSET);
        assertThat(transactions().get(0).end())
                .isEqualTo(new LogPoint("", 0, "bin.000001", events.offset()));
    }

    @Test
    void aTransactionWithoutAnEngineEndsWithCommit() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.query("COMMIT"));
        assertThat(changes()).containsExactly("+0(1,one)");
    }

    @Test
    void rowsOfOtherTablesAreLeftOut() throws Exception {
        withGtid();
        feed(events.gtid(A, 10), events.begin(), events.map(1, OURS), events.map(2, OTHER));
        feed(
                events.insert(2, 5, "x"),
                events.insert(1, 1, "one"),
                events.insert(2, 6, "y"),
                events.commit());
        assertThat(changes()).containsExactly("+0(1,one)");
    }

    @Test
    void aTableNumberThatIsGivenToAnotherTableMeansTheOtherTable() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        feed(
                events.gtid(A, 11),
                events.begin(),
                events.map(1, OTHER),
                events.insert(1, 2, "two"),
                events.commit());
        assertThat(changes()).containsExactly("+0(1,one)");
    }

    @Test
    void theFileChangesInBetween() throws Exception {
        withoutGtid();
        feed(events.rotate("bin.000002"), events.anonymous(1), events.begin(), events.map(1, OURS));
        feed(events.insert(1, 1, "one"), events.commit());
        assertThat(transactions().get(0).end()).isEqualTo(new LogPoint("", 0, "bin.000002", 504));
    }

    @Test
    void whatATableWithoutAKeyHasInItsCopyIsLeftOut() throws Exception {
        start(
                LogPosition.ofFile("bin.000001", 1_000),
                Map.of(0, LogPosition.ofFile("bin.000001", 1_500)));
        feed(
                events.anonymous(1),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "copied"),
                events.commit());
        assertThat(events.offset()).isEqualTo(1_500);
        feed(
                events.anonymous(1),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "later"),
                events.commit());
        assertThat(changes()).containsExactly("+0(1,later)");
    }

    // Position

    @Test
    void transactionsOfOthersLeaveNoHoleInTheSet() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(2, OTHER),
                events.insert(2, 1, "x"),
                events.commit());
        feed(events.gtid(A, 11), events.query("CREATE USER u"));
        feed(events.gtid(A, 12), events.begin(), events.query("COMMIT"));
        feed(
                events.gtid(A, 13),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-13");
        assertThat(transactions()).hasSize(1);
        assertThat(heartbeats())
                .isNotEmpty()
                .allSatisfy(at -> assertThat(at.gtidSet()).startsWith(A + ":1-1"));
    }

    @Test
    void aHeartbeatOfTheServerSaysThatNothingIsLeft() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        LogPosition end = progress.position();
        feed(events.heartbeat());
        Heartbeat heartbeat = (Heartbeat) emitted.get(1);
        assertThat(heartbeat.position()).isEqualTo(end);
        assertThat(heartbeat.idle()).isTrue();
    }

    @Test
    void aServerThatTakesOverCountsOnItsOwn() throws Exception {
        String other = "b0000000-71ca-11e1-9e33-c80aa9429562";
        withGtid();
        feed(
                events.gtid(other, 1),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 2, "two"),
                events.commit());
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-10," + other + ":1");
    }

    @Test
    void aTransactionWithoutGtidBehindOneWithGtidHasNone() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        feed(
                events.anonymous(1),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 2, "two"),
                events.commit());
        assertThat(transactions().get(1).end())
                .isEqualTo(new LogPoint("", 0, "bin.000001", events.offset()));
    }

    // Slices

    private static String big() {
        return "x".repeat(300);
    }

    @Test
    void aHugeTransactionIsCutIntoSlices() throws Exception {
        withGtid();
        feed(events.gtid(A, 10), events.begin(), events.map(1, OURS));
        feed(events.inserts(1, 5_000, big()), events.inserts(1, 5_000, big()));
        assertThat(transactions()).hasSize(1);
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-9");
        feed(events.insert(1, 7, "end"), events.commit());
        assertThat(transactions()).extracting(LogTransaction::last).containsExactly(false, true);
        assertThat(transactions()).extracting(LogTransaction::rows).containsExactly(10_000, 1);
        assertThat(transactions()).extracting(t -> t.end().sequence()).containsOnly(10L);
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-10");
    }

    @Test
    void aTransactionThatEndsWithASliceIsEndedByAnEmptyOne() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.inserts(1, 8_000, big()),
                events.commit());
        assertThat(transactions()).extracting(LogTransaction::rows).containsExactly(8_000, 0);
        assertThat(transactions()).extracting(LogTransaction::last).containsExactly(false, true);
    }

    @Test
    void behindASavepointNothingIsCut() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.query("SAVEPOINT `s`"),
                events.map(1, OURS));
        feed(events.inserts(1, 8_000, big()));
        assertThat(emitted).isEmpty();
        feed(events.query("ROLLBACK TO `s`"), events.insert(1, 1, "one"), events.commit());
        assertThat(changes()).containsExactly("+0(1,one)");
    }

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

    // Two-phase transactions

    @Test
    void aPreparedTransactionThatChangesOurTablesIsRefused() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.query("XA START X'61',X'',1"),
                events.map(1, OURS),
                events.insert(1, 1, "one"));
        feed(events.query("XA END X'61',X'',1"));
        assertRefused(events.xaPrepare(false)).hasMessageContaining("XA");
    }

    @Test
    void aPreparedTransactionOfOthersIsLetPass() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.query("XA START X'61',X'',1"),
                events.map(2, OTHER),
                events.insert(2, 1, "x"));
        feed(events.query("XA END X'61',X'',1"), events.xaPrepare(false));
        feed(events.gtid(A, 11), events.query("XA COMMIT X'61',X'',1"));
        feed(events.gtid(A, 12), events.query("XA ROLLBACK X'62',X'',1"));
        assertThat(transactions()).isEmpty();
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-12");
    }

    @Test
    void aTransactionThatIsPreparedAndCommittedInOneGoIsAnOrdinaryOne() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.query("XA START X'61',X'',1"),
                events.map(1, OURS),
                events.insert(1, 1, "one"));
        feed(events.query("XA END X'61',X'',1"), events.xaPrepare(true));
        assertThat(changes()).containsExactly("+0(1,one)");
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
