/** Starting, following, stopping and resuming a project. */
package io.omsflink.cli.run;
