package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsEventDecoderTest {
    /** Of MySQL 8.0.15: types.js(j JSON) with four rows. */
    private static final byte[] MAP = hex("a60000000000010005747970657300026a730001f5010401");

    private static final byte[] ROWS =
            hex(
                    "a600000000000100020001ff00400000000003003f00190001001a0001001b000200021d000c2f000033"
                        + "0062736161020012000501000b0a00000000000000044003780a2201000c000b00010004000063002f0000000205002e000f13000f1c"
                        + "000f2600072a00040100f6070b027ffffffecd0b08e05ef87c5fffffff0f0200ff7011010000050000000200000400001f0000000202"
                        + "001e000f0a000f14000c08c0d40119761f95190a0800000000001e9519");

    private final TableDecoder table =
            TableDecoder.of(
                    Columns.table(Columns.column("json")), TableMapEvent.parse(MAP, 0, MAP.length));
    private final RowsEventDecoder decoder = new RowsEventDecoder();
    private final CountingSink sink = new CountingSink();

    @Test
    void everyRowReachesTheSink() {
        decoder.decode(30, ROWS, 0, ROWS.length, table, sink);
        assertThat(sink.inserted).isEqualTo(4);
        decoder.decode(32, ROWS, 0, ROWS.length, table, sink);
        assertThat(sink.deleted).isEqualTo(4);
    }

    @Test
    void bytesAroundTheEventAreNotTouched() {
        byte[] padded = new byte[ROWS.length + 20];
        System.arraycopy(ROWS, 0, padded, 7, ROWS.length);
        decoder.decode(30, padded, 7, ROWS.length, table, sink);
        assertThat(sink.inserted).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 11, 14, 40, 100, 200})
    void anEventThatEndsTooEarlyIsRefused(int length) {
        assertThatThrownBy(() -> decoder.decode(30, ROWS, 0, length, table, sink))
                .isInstanceOfSatisfying(
                        OmsException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.LOG_UNSUPPORTED))
                .hasMessageContaining("types.js");
    }

    @Test
    void anErrorOfTheSinkIsNotTakenForADamagedLog() {
        RowSink failing =
                new CountingSink() {
                    @Override
                    public void insert(Bytes after) {
                        throw new ArrayIndexOutOfBoundsException("of the sink");
                    }
                };
        assertThatThrownBy(() -> decoder.decode(30, ROWS, 0, ROWS.length, table, failing))
                .hasMessage("of the sink");
    }

    @Test
    void onlyRowEventsAreRowEvents() {
        assertThat(java.util.stream.IntStream.range(0, 256).filter(RowsEventDecoder::isRowsEvent))
                .containsExactly(23, 24, 25, 30, 31, 32, 39);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static class CountingSink implements RowSink {
        private int inserted;
        private int deleted;

        @Override
        public void insert(Bytes after) {
            inserted++;
        }

        @Override
        public void update(Bytes before, Bytes after) {
            throw new AssertionError("no update expected");
        }

        @Override
        public void delete(Bytes before) {
            deleted++;
        }
    }
}
