package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stored bytes and their texts, one line per case; in the formats that the integration tests find
 * in real logs.
 */
class ValueDecoderTest {

    static Stream<Arguments> goldenBytes() {
        return Stream.of(
                Arguments.of(new IntegerDecoder(false, 0), "80", "-128"),
                Arguments.of(new IntegerDecoder(true, 0), "80", "128"),
                Arguments.of(new IntegerDecoder(false, 0), "000080", "-8388608"),
                Arguments.of(
                        new IntegerDecoder(true, 0), "ffffffffffffffff", "18446744073709551615"),
                Arguments.of(new IntegerDecoder(true, 5), "2a000000", "00042"),
                Arguments.of(new IntegerDecoder(true, 2), "e8030000", "1000"),
                Arguments.of(new DecimalDecoder(14, 4, false), "810dfb38d204d2", "1234567890.1234"),
                Arguments.of(
                        new DecimalDecoder(14, 4, false), "7ef204c72dfb2d", "-1234567890.1234"),
                Arguments.of(new DecimalDecoder(4, 4, false), "9388", "0.5000"),
                Arguments.of(new DecimalDecoder(4, 4, false), "6c77", "-0.5000"),
                Arguments.of(new DecimalDecoder(10, 2, true), "8000000100", "00000001.00"),
                Arguments.of(new YearDecoder(), "00", "0000"),
                Arguments.of(new YearDecoder(), "ff", "2155"),
                Arguments.of(new DateDecoder(), "000000", "0000-00-00"),
                Arguments.of(new DateDecoder(), "0ab80f", "2012-00-10"),
                Arguments.of(new TimeDecoder(0), "800000", "00:00:00"),
                Arguments.of(new TimeDecoder(2), "7fffffce", "-00:00:00.50"),
                Arguments.of(new TimeDecoder(6), "b46efb0f423f", "838:59:59.999999"),
                Arguments.of(new DatetimeDecoder(0), "8000000000", "0000-00-00 00:00:00"),
                Arguments.of(new TimestampDecoder(0, false), "00000000", "0000-00-00 00:00:00"),
                Arguments.of(
                        new TimestampDecoder(3, false), "7fffffff2706", "2038-01-19 03:14:07.999"),
                // Columns made before MySQL 5.6; no server that can make one is at hand.
                Arguments.of(new TimestampDecoder(0, true), "01000000", "1970-01-01 00:00:01"),
                Arguments.of(new OldTemporalDecoder(), "a7f57f", "838:59:59"),
                Arguments.of(new OldTemporalDecoder(), "ffffff", "-00:00:01"),
                Arguments.of(new OldTemporalDecoder(), "2ffb99ed4e120000", "2013-02-03 04:05:59"),
                Arguments.of(new BinaryDecoder(4), "61", "a\0\0\0"),
                Arguments.of(new FloatingDecoder(), "0000c03f", "15e-1"),
                Arguments.of(new FloatingDecoder(), "0000000000000080", "-0.0e0"),
                Arguments.of(new FloatingDecoder(), "9a9999999999b93f", "1e-1"));
    }

    @ParameterizedTest
    @MethodSource
    void goldenBytes(ValueDecoder decoder, String stored, String text) {
        assertThat(decode(decoder, stored)).isEqualTo(text);
    }

    static String decode(ValueDecoder decoder, String stored) {
        byte[] in = HexFormat.of().parseHex("ffff" + stored + "ffff");
        Bytes out = new Bytes();
        decoder.decode(in, 2, in.length - 4, out);
        assertThat(PackedRow.next(out.array(), 0)).isEqualTo(out.length());
        return out.toString().substring(PackedRow.start(out.array(), 0));
    }
}
