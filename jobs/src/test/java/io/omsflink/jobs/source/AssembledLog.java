package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.Event;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.Tables;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;

/** An assembler that is fed with events made by hand. */
abstract class AssembledLog {
    static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    static final TableId OURS = new TableId("shop", "a");
    static final TableId OTHER = new TableId("shop", "other");
    static final long CLOCK_OFFSET = 7;

    final Events events = new Events(1_000);
    final List<Element> emitted = new ArrayList<>();
    final List<String> statements = new ArrayList<>();
    LogProgress progress;
    TransactionAssembler assembler;

    void withGtid() {
        start(new LogPosition(A + ":1-9", "bin.000001", 1_000), Map.of());
    }

    void withoutGtid() {
        start(LogPosition.ofFile("bin.000001", 1_000), Map.of());
    }

    void start(LogPosition position, Map<Integer, LogPosition> copiedAt) {
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

    void feed(Event... all) throws InterruptedException {
        for (Event event : all) {
            assembler.event(event);
        }
    }

    AbstractThrowableAssert<?, ?> assertRefused(Event event) {
        return assertThatThrownBy(() -> feed(event))
                .isInstanceOfSatisfying(
                        OmsException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.LOG_UNSUPPORTED));
    }

    List<LogTransaction> transactions() {
        return emitted.stream()
                .filter(LogTransaction.class::isInstance)
                .map(LogTransaction.class::cast)
                .toList();
    }

    List<String> changes() {
        return transactions().stream().map(ChangeText::of).toList();
    }

    List<LogPosition> heartbeats() {
        return emitted.stream()
                .filter(Heartbeat.class::isInstance)
                .map(e -> ((Heartbeat) e).position())
                .toList();
    }

    static String big() {
        return "x".repeat(300);
    }
}
