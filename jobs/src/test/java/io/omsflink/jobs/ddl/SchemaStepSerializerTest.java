package io.omsflink.jobs.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.catalog.ddl.SchemaChange.Rename;
import io.omsflink.jobs.GoldenBytes;
import io.omsflink.jobs.RandomState;
import io.omsflink.jobs.SampleTables;
import io.omsflink.jobs.Seed;
import io.omsflink.project.TableId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaStepSerializerTest {
    private static final SchemaStep STEP =
            new SchemaStep(
                    List.of(new TableId("shop", "old")),
                    List.of(SampleTables.EVERYTHING),
                    List.of(new Rename(new TableId("shop", "a"), new TableId("shop", "ä"))),
                    List.of(
                            new Shadow(
                                    SampleTables.SMALL,
                                    SampleTables.EVERYTHING,
                                    List.of(
                                            new Shadow.Change(
                                                    "ALTER TABLE x ADD y INT", "shop")))));

    @Test
    void bytesOfVersion1AreReadAndWritten() throws IOException {
        byte[] written = SchemaStepSerializer.write(STEP);
        byte[] golden = GoldenBytes.read("v1/schema-step", written);
        assertThat(SchemaStepSerializer.read(golden)).isEqualTo(STEP);
        assertThat(written).isEqualTo(golden);
    }

    @Test
    void anUnknownVersionIsRefused() {
        byte[] bytes = SchemaStepSerializer.write(STEP);
        bytes[0] = 2;
        assertThatThrownBy(() -> SchemaStepSerializer.read(bytes))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void anyStepComesBackAsItWas() {
        RandomState any = new RandomState(Seed.random());
        for (int round = 0; round < 100; round++) {
            SchemaStep step =
                    new SchemaStep(
                            any.list(() -> any.table().id()),
                            any.list(any::table),
                            any.list(() -> new Rename(any.table().id(), any.table().id())),
                            any.list(
                                    () ->
                                            new Shadow(
                                                    any.table(),
                                                    any.table(),
                                                    any.list(
                                                            () ->
                                                                    new Shadow.Change(
                                                                            any.text(),
                                                                            any.text())))));
            assertThat(SchemaStepSerializer.read(SchemaStepSerializer.write(step))).isEqualTo(step);
        }
    }
}
