/** Which tables and columns stand for each other on the two sides, and the SQL that reads them. */
package io.omsflink.verifier.table;
