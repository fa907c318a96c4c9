/** What {@code oms verify} writes: differences in files, and a page to look at. */
package io.omsflink.cli.verify;
