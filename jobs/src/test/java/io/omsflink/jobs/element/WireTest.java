package io.omsflink.jobs.element;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.GoldenBytes;
import io.omsflink.jobs.SampleTables;
import io.omsflink.project.TableId;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final TableSchema WITH_KEYS =
            SampleTables.SMALL.withForeignKeys(
                    List.of(
                            new ForeignKeySchema(
                                    "belongs",
                                    List.of("a", "b"),
                                    new TableId("shöp", "orders"),
                                    List.of("x", "y"),
                                    Rule.CASCADE,
                                    Rule.NO_ACTION),
                            new ForeignKeySchema(
                                    "other",
                                    List.of("c"),
                                    new TableId("shop", "b"),
                                    List.of("id"),
                                    Rule.SET_NULL,
                                    Rule.RESTRICT)));

    private static byte[] bytes(TableSchema table) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        Wire.putTable(table, out);
        return out.getCopyOfBuffer();
    }

    private static TableSchema table(byte[] bytes) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        TableSchema table = Wire.takeTable(in);
        assertThat(in.available()).isZero();
        return table;
    }

    @Test
    void aTableWithForeignKeysIsOfFormat2() throws IOException {
        byte[] golden = GoldenBytes.read("v2/table-with-foreign-keys", bytes(WITH_KEYS));
        assertThat(bytes(WITH_KEYS)).isEqualTo(golden);
        assertThat(table(golden)).isEqualTo(WITH_KEYS);
    }

    /** Its golden bytes are those of the splits in state/v1. */
    @Test
    void aTableWithoutForeignKeysIsAsFormat1WroteIt() throws IOException {
        byte[] bytes = bytes(SampleTables.SMALL);
        assertThat(bytes[0]).isZero();
        assertThat(table(bytes)).isEqualTo(SampleTables.SMALL);
    }
}
