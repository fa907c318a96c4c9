/** What the command asks of Flink's REST interface. */
package io.omsflink.cli.flink;
