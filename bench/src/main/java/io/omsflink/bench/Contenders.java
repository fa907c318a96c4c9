package io.omsflink.bench;

import io.omsflink.bench.harness.Named;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.util.List;

/** Picks contenders by name. */
final class Contenders {
    private Contenders() {}

    /**
     * @param names empty for all
     */
    static <T extends Named> List<T> choose(List<T> all, List<String> names) {
        return names.isEmpty() ? all : names.stream().map(name -> find(all, name)).toList();
    }

    private static <T extends Named> T find(List<T> all, String name) {
        return all.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new OmsException(
                                        ErrorCode.INVALID_ARGUMENT,
                                        "Cannot run contender %s: there is none of that name. Choose from %s."
                                                .formatted(
                                                        name,
                                                        all.stream().map(Named::name).toList())));
    }
}
