package io.omsflink.jobs.source;

import java.lang.reflect.Proxy;
import java.sql.ResultSet;

/** A row of a result set that gives bytes and nothing else. */
final class FakeRow {

    private FakeRow() {}

    static ResultSet of(byte[]... values) {
        return (ResultSet)
                Proxy.newProxyInstance(
                        FakeRow.class.getClassLoader(),
                        new Class<?>[] {ResultSet.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("getBytes")
                                    && arguments[0] instanceof Integer column) {
                                return values[column - 1];
                            }
                            throw new UnsupportedOperationException(method.getName());
                        });
    }
}
