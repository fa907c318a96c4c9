/** The folders of an installation, and what is remembered about each project. */
package io.omsflink.cli.home;
