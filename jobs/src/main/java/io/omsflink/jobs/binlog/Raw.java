package io.omsflink.jobs.binlog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers of 1 to 8 bytes in a byte array. Little-endian unless the name says otherwise. */
final class Raw {
    private static final VarHandle SHORT = handle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = handle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = handle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Raw() {}

    private static VarHandle handle(Class<?> view, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(view, order);
    }

    static int u8(byte[] in, int at) {
        return in[at] & 0xff;
    }

    static int i16(byte[] in, int at) {
        return (short) SHORT.get(in, at);
    }

    static int u16(byte[] in, int at) {
        return i16(in, at) & 0xffff;
    }

    static int u24(byte[] in, int at) {
        return u16(in, at) | u8(in, at + 2) << 16;
    }

    static int i32(byte[] in, int at) {
        return (int) INT.get(in, at);
    }

    static long u32(byte[] in, int at) {
        return i32(in, at) & 0xffffffffL;
    }

    static long u48(byte[] in, int at) {
        return u32(in, at) | (long) u16(in, at + 4) << 32;
    }

    static long i64(byte[] in, int at) {
        return (long) LONG.get(in, at);
    }

    /** Unsigned, of {@code size} 1 to 8 bytes. */
    static long unsigned(byte[] in, int at, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | u8(in, at + i);
        }
        return value;
    }

    /** Unsigned, of {@code size} 0 to 8 bytes, the most significant first. */
    static long bigEndian(byte[] in, int at, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | u8(in, at + i);
        }
        return value;
    }
}
