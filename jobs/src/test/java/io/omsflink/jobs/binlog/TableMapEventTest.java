package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableMapEventTest {
    /** Of MySQL 8.0.15: id INT, a VARCHAR(300), two hidden columns, b BIGINT, v INT, g INT. */
    private static final String EVENT =
            "a50000000000"
                    + "0100"
                    + "05747970657300"
                    + "056e616d656400"
                    + "07"
                    + "030f0f08080303"
                    + "04"
                    + "b004b004"
                    + "76"
                    + "010100"
                    + "0203fcff00";

    @Test
    void namesColumnsAndNullabilityAreRead() {
        TableMapEvent event = parse(EVENT);
        assertThat(event.number()).isEqualTo(0xa5);
        assertThat(event.table()).isEqualTo(new TableId("types", "named"));
        assertThat(event.columnCount()).isEqualTo(7);
        assertThat(event.column(0).describe()).isEqualTo("int");
        assertThat(event.column(1).describe()).isEqualTo("varchar or varbinary of 1200 bytes");
        assertThat(event.nullable(0)).isFalse();
        assertThat(event.nullable(1)).isTrue();
        assertThat(event.unsigned(0)).isEqualTo(Optional.of(false));
        assertThat(event.name(0)).isEmpty();
    }

    @Test
    void eventsOfMySql57DoNotTellTheSign() {
        String event = EVENT.substring(0, EVENT.length() - 16);
        assertThat(parse(event).unsigned(0)).isEmpty();
    }

    @Test
    void aDifferentTypeIsADifferentLayout() {
        assertThat(parse(EVENT).sameLayout(parse(EVENT.replaceFirst("a5", "a6")))).isTrue();
        assertThat(parse(EVENT).sameLayout(parse(EVENT.replace("0303" + "04", "0308" + "04"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 12, 20, 25, 30, 35})
    void anEventThatEndsTooEarlyIsRefused(int length) {
        byte[] body = HexFormat.of().parseHex(EVENT);
        assertThatThrownBy(() -> TableMapEvent.parse(body, 0, length))
                .isInstanceOfSatisfying(
                        OmsException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.LOG_UNSUPPORTED));
    }

    /** Type code and metadata as they stand in the event. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "254 | fe0a | char or binary of 10 bytes   | 1 | 10",
                "254 | feff | char or binary of 255 bytes  | 1 | 255",
                "254 | cefc | char or binary of 1020 bytes | 2 | 1020",
                "254 | ee00 | char or binary of 256 bytes  | 2 | 256",
                "254 | f701 | enum                         | 0 | 1",
                "254 | f808 | set                          | 0 | 8",
                "15  | ff00 | varchar or varbinary of 255 bytes | 1 | 255",
                "15  | 0001 | varchar or varbinary of 256 bytes | 2 | 256",
                "246 | 0a02 | decimal(10,2)                | 0 | 5",
                "246 | 411e | decimal(65,30)               | 0 | 30",
                "16  | 0401 | bit(12)                      | 0 | 2",
                "16  | 0008 | bit(64)                      | 0 | 8",
                "252 | 03   | blob or text with 3 length bytes | 3 | 0",
                "245 | 04   | json                         | 4 | 0",
                "18  | 03   | datetime(3)                  | 0 | 7",
                "17  | 00   | timestamp                    | 0 | 4",
                "19  | 05   | time(5)                      | 0 | 6"
            })
    void metadataTellsHowValuesAreStored(
            int type, String metadata, String words, int prefix, int size) {
        byte[] bytes = HexFormat.of().parseHex(metadata);
        LogColumn column = LogColumn.parse(type, bytes, 0);
        assertThat(column.describe()).isEqualTo(words);
        assertThat(column.prefix()).isEqualTo(prefix);
        assertThat(column.size()).isEqualTo(size);
        assertThat(bytes).hasSize(LogType.metadataSize(type));
    }

    private static TableMapEvent parse(String hex) {
        byte[] body = HexFormat.of().parseHex(hex);
        return TableMapEvent.parse(body, 0, body.length);
    }
}
