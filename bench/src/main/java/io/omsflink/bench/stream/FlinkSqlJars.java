package io.omsflink.bench.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The connectors and the driver of stock Flink SQL. The build puts them beside the benchmarks'
 * classes; they are no part of the home, and MySQL's driver is GPL and must not be.
 */
final class FlinkSqlJars {
    private FlinkSqlJars() {}

    static Optional<String> missing() {
        return Files.isDirectory(folder())
                ? Optional.empty()
                : Optional.of("no connectors in %s; build with ./mvnw package".formatted(folder()));
    }

    static List<Path> list() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        return classes().resolveSibling("flink-sql");
    }

    /** Where the benchmarks' classes are: target/classes, or a jar in target. */
    static Path classes() {
        try {
            return Path.of(
                    FlinkSqlJars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
