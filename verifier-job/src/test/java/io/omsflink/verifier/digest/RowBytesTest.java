package io.omsflink.verifier.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowBytesTest {

    /** The test vectors of docs/row-hash.md. */
    @Test
    void rowsHaveTheBytesAndTheHashOfTheSpecification() {
        RowBytes row = row("42", "a,b", null, "");
        assertThat(HexFormat.of().formatHex(row.copy()))
                .isEqualTo("03000000023432" + "0100000003612c62" + "00" + "0100000000");
        assertThat(sum(row).hex()).isEqualTo(VECTOR_1);
        assertThat(sum(row("-1", "", "é", null)).hex()).isEqualTo(VECTOR_2);
        assertThat(sum(row, row("-1", "", "é", null)).hex()).isEqualTo(VECTOR_SUM);
    }

    private static final String VECTOR_1 = "a4fef7c5a0027183d806da69ec61a05e";
    private static final String VECTOR_2 = "91afa6baa19b7fae9881c9edba0e24d4";
    private static final String VECTOR_SUM = "36ae9e80419df1327088a457a66fc532";

    @Test
    void aCommaDoesNotMoveFromOneFieldToTheNext() {
        assertThat(row("1", "a,b", "c").copy()).isNotEqualTo(row("1", "a", "b,c").copy());
    }

    @Test
    void nullIsNotEmpty() {
        assertThat(row("1", (String) null).copy()).isNotEqualTo(row("1", "").copy());
    }

    @Test
    void twoEqualRowsDoNotCancel() {
        RowBytes row = row("1", "x");
        assertThat(sum(row, row)).isNotEqualTo(Sum128.NONE);
        assertThat(sum(row, row).high()).isNotEqualTo(0);
        assertThat(sum(row, row)).isNotEqualTo(sum(row));
    }

    @Test
    void theSumDoesNotDependOnTheOrderAndCarries() {
        Sum128 large = new Sum128(1, -1, -1);
        assertThat(large.plus(new Sum128(1, 0, 1))).isEqualTo(new Sum128(2, 0, 0));
        RowBytes one = row("1", "x");
        RowBytes other = row("2", "y");
        assertThat(sum(one, other)).isEqualTo(sum(other, one));
    }

    @Test
    void aRowIsTakenApartIntoItsValues() {
        List<byte[]> values = CanonicalRow.values(row("7", "x", null, "").copy());
        assertThat(values).hasSize(4);
        assertThat(values.get(0)).asString(StandardCharsets.US_ASCII).isEqualTo("7");
        assertThat(values.get(2)).isNull();
        assertThat(values.get(3)).isEmpty();
        assertThat(CanonicalRow.prefix(row("7", "x").copy(), 1))
                .isEqualTo(FieldFormTest.bytes(FieldForm.NUMBER, "7"));
    }

    @Test
    void aLongRowGrowsTheArray() {
        RowBytes row = new RowBytes();
        byte[] value = new byte[100_000];
        new Random(1).nextBytes(value);
        row.field(Tag.BYTES, value, 0, value.length);
        assertThat(CanonicalRow.values(row.copy()).get(0)).isEqualTo(value);
    }

    @Test
    void bucketsThatDifferAreFound() {
        Buckets one = new Buckets(256);
        Buckets other = new Buckets(256);
        for (int i = 0; i < 1000; i++) {
            one.add(row(String.valueOf(i), "x"));
            other.add(row(String.valueOf(i), i == 7 ? "y" : "x"));
        }
        assertThat(one.differing(other).cardinality()).isEqualTo(1);
        assertThat(one.differing(other).get(one.of(row("7", "x")))).isTrue();
        assertThat(one.total().rows()).isEqualTo(1000);
    }

    private static Sum128 sum(RowBytes... rows) {
        Sum128 sum = Sum128.NONE;
        for (RowBytes row : rows) {
            Buckets buckets = new Buckets(1);
            buckets.add(row);
            sum = sum.plus(buckets.total());
        }
        return sum;
    }

    private static RowBytes row(String key, String... texts) {
        RowBytes row = new RowBytes();
        FieldForm.NUMBER.append(key.getBytes(StandardCharsets.US_ASCII), row);
        row.endKey();
        for (String text : texts) {
            FieldForm.TEXT.append(text == null ? null : text.getBytes(StandardCharsets.UTF_8), row);
        }
        return row;
    }
}
