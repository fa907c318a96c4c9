package io.omsflink.cli;

import java.util.concurrent.Callable;

/**
 * A subcommand that another module adds: a picocli {@code @Command} with a public constructor
 * without parameters, named in {@code META-INF/services/io.omsflink.cli.OmsCommand}. Its value is
 * the exit code, see {@link ExitCodes}.
 */
public interface OmsCommand extends Callable<Integer> {}
