/** What a verification came to, table by table. */
package io.omsflink.verifier.report;
