package io.omsflink.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What a process has used so far, from {@code /proc}. Its child processes are not counted.
 *
 * @param cpu user and system time together
 * @param rssBytes memory in RAM now
 * @param peakRssBytes the most memory in RAM since the process started
 */
public record ProcessUsage(Duration cpu, long rssBytes, long peakRssBytes) {
    // USER_HZ, in which /proc/<pid>/stat counts; 100 on every Linux of amd64.
    private static final long TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /** Of a running process. */
    public static ProcessUsage of(long pid) {
        Path folder = Path.of("/proc/" + pid);
        try {
            String stat = Files.readString(folder.resolve("stat"));
            List<String> status = Files.readAllLines(folder.resolve("status"));
            return new ProcessUsage(cpu(stat), bytes(status, "VmRSS:"), bytes(status, "VmHWM:"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read the usage of process " + pid + ": it does not run", e);
        }
    }

    /** The sum over running processes. */
    public static ProcessUsage ofAll(Collection<Long> pids) {
        return pids.stream()
                .map(ProcessUsage::of)
                .reduce(new ProcessUsage(Duration.ZERO, 0, 0), ProcessUsage::plus);
    }

    private ProcessUsage plus(ProcessUsage other) {
        return new ProcessUsage(
                cpu.plus(other.cpu), rssBytes + other.rssBytes, peakRssBytes + other.peakRssBytes);
    }

    /** CPU seconds used since an earlier reading of the same processes. */
    public double cpuSecondsSince(ProcessUsage earlier) {
        return cpu.minus(earlier.cpu).toMillis() / 1000.0;
    }

    private static Duration cpu(String stat) {
        // The second field is the program's name in brackets and may hold blanks; what follows is
        // plain.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    // A process that has just ended has no such lines any more.
    private static long bytes(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
