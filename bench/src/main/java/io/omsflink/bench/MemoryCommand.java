package io.omsflink.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code oms bench memory}. */
@Command(name = "memory", mixinStandardHelpOptions = true)
final class MemoryCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 3;
    }
}
