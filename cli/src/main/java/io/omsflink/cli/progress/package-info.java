/** What a running project says about itself, and how it is drawn. */
package io.omsflink.cli.progress;
