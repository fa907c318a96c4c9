package io.omsflink.bench.harness;

import java.util.Map;

/**
 * The state and the settings in which a contender wants the servers.
 *
 * @param filledTarget whether the target has the source's rows already
 * @param sourceOptions options of mysqld besides those that all contenders have
 */
public record Setup(
        boolean filledTarget,
        boolean targetBinlog,
        Map<String, String> sourceOptions,
        Map<String, String> targetOptions) {
    public static final Setup EMPTY_TARGET = new Setup(false, false, Map.of(), Map.of());
    public static final Setup FILLED_TARGET = new Setup(true, false, Map.of(), Map.of());
}
