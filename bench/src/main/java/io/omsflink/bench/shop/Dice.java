package io.omsflink.bench.shop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/** Draws believable values; the same seed draws the same ones. */
final class Dice {
    // Fixed, so that data do not depend on the day.
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 6, 30, 18, 0);
    private static final int SHOP_AGE_DAYS = 1_200;

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** From {@code low} to {@code high}, both possible. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    long anyLong() {
        return random.nextLong();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double fraction() {
        return random.nextDouble();
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A value, or NULL now and then. */
    <T> T sometimesNull(double probability, T value) {
        return chance(probability) ? null : value;
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    BigDecimal money(int low, int high) {
        return BigDecimal.valueOf(random.nextLong(low * 100L, high * 100L + 1), 2);
    }

    BigDecimal decimal(int digits, int scale) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append((char) ('0' + between(i == 0 ? 1 : 0, 9)));
        }
        return new BigDecimal(text.toString()).movePointLeft(scale);
    }

    /** A moment of the shop's life, with microseconds. */
    LocalDateTime moment() {
        return NOW.minus(random.nextLong(SHOP_AGE_DAYS * 86_400_000_000L), ChronoUnit.MICROS);
    }

    LocalDate day() {
        return moment().toLocalDate();
    }

    LocalDate birthday() {
        return LocalDate.of(between(1932, 2008), 1, 1).plusDays(between(0, 364));
    }

    /** Several of them in their own order, joined by commas, as a SET wants it. */
    String some(List<String> members) {
        return String.join(",", members.stream().filter(member -> chance(0.3)).toList());
    }

    String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + between(0, 9)));
        }
        return text.toString();
    }

    String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('A' + between(0, 25)));
        }
        return text.toString();
    }
}
