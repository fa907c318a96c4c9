package io.omsflink.jobs.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.RandomState;
import io.omsflink.jobs.SampleTables;
import io.omsflink.jobs.Seed;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class ElementSerializerTest {
    private static final ElementSerializer SERIALIZER = ElementSerializer.INSTANCE;

    private static byte[] bytes(Element... elements) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        for (Element element : elements) {
            SERIALIZER.serialize(element, out);
        }
        return out.getCopyOfBuffer();
    }

    private static Element again(Element element) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes(element));
        Element read = SERIALIZER.deserialize(in);
        assertThat(in.available()).as("bytes left of %s", element).isZero();
        return read;
    }

    private static void assertComesBack(Element element) throws IOException {
        assertThat(again(element)).usingRecursiveComparison().isEqualTo(element);
    }

    @Test
    void onlyTheBytesOfABlockThatCountAreSent() throws Exception {
        byte[] data = {1, 2, 3, 4, 5};
        RowBlock block = new RowBlock(7, SampleTables.EVERYTHING, data, 3, 2, true, false);
        RowBlock read = (RowBlock) again(block);
        assertThat(read.data()).containsExactly(1, 2, 3);
        assertThat(read.length()).isEqualTo(3);
        assertThat(read).usingRecursiveComparison().ignoringFields("data").isEqualTo(block);
    }

    @Test
    void anyElementComesBackAsItWas() throws Exception {
        RandomState any = new RandomState(Seed.random());
        for (int round = 0; round < 100; round++) {
            byte[] data = any.text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            LogPoint point = new LogPoint(any.text(), any.number(), any.text(), any.number());
            assertComesBack(
                    new RowBlock(
                            any.number(),
                            any.table(),
                            data,
                            data.length,
                            any.integer(),
                            any.flag(),
                            any.flag()));
            assertComesBack(
                    new LogTransaction(point, any.number(), any.integer(), data, any.flag()));
            assertComesBack(new LogStart(any.text(), any.position(), any.list(any::table)));
            assertComesBack(new Heartbeat(any.position(), any.number(), any.flag()));
            assertComesBack(
                    new LogDefinition(
                            point,
                            any.number(),
                            any.text(),
                            any.list(any::text),
                            any.list(() -> new TargetStatement(any.text(), any.flag())),
                            any.list(() -> any.table().id()),
                            data,
                            any.flag(),
                            any.list(any::table)));
        }
    }

    @Test
    void elementsFollowEachOther() throws Exception {
        RandomState any = new RandomState(new java.util.Random(1));
        Heartbeat first = new Heartbeat(any.position(), 1, true);
        LogStart second = new LogStart("run", any.position(), List.of(SampleTables.EVERYTHING));
        DataInputDeserializer in = new DataInputDeserializer(bytes(first, second, first));
        assertThat(
                        List.of(
                                SERIALIZER.deserialize(in),
                                SERIALIZER.deserialize(null, in),
                                SERIALIZER.deserialize(in)))
                .containsExactly(first, second, first);
    }

    @Test
    void bytesAreCopiedWithoutChange() throws Exception {
        TableSchema table = SampleTables.EVERYTHING;
        byte[] bytes = bytes(new RowBlock(7, table, new byte[] {9, 8}, 2, 1, true, true));
        DataOutputSerializer out = new DataOutputSerializer(16);
        SERIALIZER.copy(new DataInputDeserializer(bytes), out);
        assertThat(out.getCopyOfBuffer()).isEqualTo(bytes);
    }

    @Test
    void anUnknownKindIsRefused() {
        byte[] bytes = {99, 0, 0};
        assertThatThrownBy(() -> SERIALIZER.deserialize(new DataInputDeserializer(bytes)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("99");
    }

    @Test
    void bytesThatAreCutOffAreRefused() throws Exception {
        byte[] bytes =
                bytes(
                        new Heartbeat(
                                new io.omsflink.catalog.position.LogPosition("", "bin.000001", 4),
                                1,
                                true));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SERIALIZER.deserialize(new DataInputDeserializer(cut)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void elementsAreSharedNotCopiedBecauseNobodyChangesThem() {
        Heartbeat element =
                new Heartbeat(
                        new io.omsflink.catalog.position.LogPosition("", "bin.000001", 4), 1, true);
        assertThat(SERIALIZER.isImmutableType()).isTrue();
        assertThat(SERIALIZER.copy(element)).isSameAs(element);
        assertThat(SERIALIZER.copy(element, null)).isSameAs(element);
        assertThat(SERIALIZER.getLength()).isEqualTo(-1);
    }

    @Test
    void theSerializerIsFoundAgainThroughItsSnapshot() throws Exception {
        TypeSerializerSnapshot<Element> snapshot = SERIALIZER.snapshotConfiguration();
        assertThat(snapshot.restoreSerializer()).isEqualTo(SERIALIZER);
        assertThat(
                        SERIALIZER
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(snapshot)
                                .isCompatibleAsIs())
                .isTrue();
        TypeSerializer<Element> copy = InstantiationUtil.clone(SERIALIZER);
        assertThat(copy).isEqualTo(SERIALIZER);
        assertThat(copy.duplicate()).isEqualTo(SERIALIZER);
    }

    @Test
    void flinksTypeLeadsToTheSerializerAlsoAfterATrip() throws Exception {
        ElementType type = InstantiationUtil.clone(ElementType.INSTANCE);
        assertThat(type).isSameAs(ElementType.INSTANCE).hasSameHashCodeAs(ElementType.INSTANCE);
        assertThat(type.createSerializer(new SerializerConfigImpl())).isSameAs(SERIALIZER);
        assertThat(type.getTypeClass()).isEqualTo(Element.class);
    }
}
