package io.omsflink.bench.demo;

import java.util.List;

/**
 * What a demo has to remove, written down before it is needed: the command may be killed.
 *
 * @param kept whether it was left running on purpose
 * @param servers started for the demo
 * @param databases made at a tenant that was there before the demo
 */
record DemoRecord(boolean kept, List<OwnServer> servers, List<String> databases) {
    static final DemoRecord NOTHING = new DemoRecord(false, List.of(), List.of());

    DemoRecord {
        servers = List.copyOf(servers);
        databases = List.copyOf(databases);
    }
}
