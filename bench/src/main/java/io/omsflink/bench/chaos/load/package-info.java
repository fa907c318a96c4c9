/**
 * Random tables and random transactions on them, all decided by a seed: the same seed gives the
 * same tables and, for each writer, the same statements in the same order. What becomes of a
 * statement (a clash, a deadlock) decides nothing. Start reading at {@code ChaosSchema} and {@code
 * ScriptMaker}.
 */
package io.omsflink.bench.chaos.load;
