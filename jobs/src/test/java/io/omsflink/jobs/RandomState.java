package io.omsflink.jobs;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Values of any shape for round trips: empty and long texts, every sign, any script. */
public final class RandomState {
    private final Random random;

    public RandomState(Random random) {
        this.random = random;
    }

    public String text() {
        int length = random.nextInt(2_000) == 0 ? 70_000 : random.nextInt(12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    List.of(0, 10, 39, 92, 97, 228, 0x4e2d, 0x1f600).get(random.nextInt(8)));
        }
        return text.toString();
    }

    public <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    public boolean flag() {
        return random.nextBoolean();
    }

    public long number() {
        return random.nextLong() >> random.nextInt(64);
    }

    public int integer() {
        return (int) number();
    }

    public LogPosition position() {
        return new LogPosition(text(), text(), number());
    }

    public TableSchema table() {
        return new TableSchema(
                new TableId(text(), text()),
                list(this::column),
                list(this::index),
                text(),
                text(),
                text(),
                text(),
                number(),
                number(),
                list(this::text),
                list(this::foreignKey));
    }

    private ForeignKeySchema foreignKey() {
        return new ForeignKeySchema(
                text(),
                list(this::text),
                new TableId(text(), text()),
                list(this::text),
                rule(),
                rule());
    }

    private ForeignKeySchema.Rule rule() {
        ForeignKeySchema.Rule[] rules = ForeignKeySchema.Rule.values();
        return rules[Math.floorMod(integer(), rules.length)];
    }

    private ColumnSchema column() {
        return new ColumnSchema(
                text(),
                text(),
                text(),
                flag(),
                text(),
                text(),
                number(),
                integer(),
                integer(),
                flag() ? null : text(),
                text(),
                text(),
                text(),
                list(this::text));
    }

    private IndexSchema index() {
        return new IndexSchema(text(), flag(), text(), list(this::part), text(), flag());
    }

    private IndexSchema.Part part() {
        return new IndexSchema.Part(text(), integer(), flag(), text());
    }
}
