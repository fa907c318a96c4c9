/** The command {@code oms}: one class per command, wired by hand in {@link io.omsflink.cli.Oms}. */
package io.omsflink.cli;
