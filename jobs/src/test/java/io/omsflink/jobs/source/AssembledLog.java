package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.Event;
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

/** An assembler that is fed with events made by hand. */
abstract class AssembledLog implements TransactionAssembler.Lookback {
    static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    static final TableId OURS = new TableId("shop", "a");
    static final TableId MARK = new TableId("oms_meta", "progress");
    static final TableId OTHER = new TableId("shop", "other");
    static final long CLOCK_OFFSET = 7;

    final Events events = new Events(1_000);
    final List<Element> emitted = new ArrayList<>();
    final List<String> statements = new ArrayList<>();
    final List<String> readAgain = new ArrayList<>();
    final List<String> preparedBefore = new ArrayList<>();

    boolean ignoreMarked;

    /** Where reading may begin after a restart. */
    LogPosition resume;

    final TransactionAssembler.Output output =
            new TransactionAssembler.Output() {
                @Override
                public void emit(Element element) {
                    emitted.add(element);
                }

                @Override
                public void resumeFrom(LogPosition place) {
                    resume = place;
                }
            };
    LogProgress progress;
    TransactionAssembler assembler;

    void withGtid() {
        start(new LogPosition(A + ":1-9", "bin.000001", 1_000), Map.of());
    }

    void withoutGtid() {
        start(LogPosition.ofFile("bin.000001", 1_000), Map.of());
    }

    void start(LogPosition position, Map<TableId, LogPosition> copiedAt) {
        start(position, position, copiedAt);
    }

    /** Reading begins before the place up to which the target has applied the log. */
    void start(LogPosition from, LogPosition applied, Map<TableId, LogPosition> copiedAt) {
        progress = new LogProgress(applied);
        LogTables tables = new LogTables(List.of(Tables.simple("a"), Tables.simple("b")), copiedAt);
        assembler =
                new TransactionAssembler(
                        tables,
                        from,
                        progress,
                        (statement, all, output) -> {
                            statements.add(statement.parsed().kind() + " " + statement.sql());
                            if (statement.parsed().tables().stream().anyMatch(all::contains)) {
                                all.replace(new ArrayList<>(all.schemas()), List.of());
                            }
                        },
                        this,
                        CLOCK_OFFSET,
                        ignoreMarked,
                        output);
    }

    @Override
    public void readAgain(HeldRows place, LogPoint end, long commitMicros) {
        readAgain.add(place.file() + ":" + place.offset() + " as " + end.place());
    }

    @Override
    public void preparedBefore(String name, LogPoint commit) {
        preparedBefore.add(name);
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
