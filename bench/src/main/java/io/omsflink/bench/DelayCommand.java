package io.omsflink.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code oms bench delay}. */
@Command(name = "delay", mixinStandardHelpOptions = true)
final class DelayCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 3;
    }
}
