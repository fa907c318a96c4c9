/**
 * {@code oms chaos}: random tables, random transactions and random faults, and an independent look
 * at what arrived. Start reading at {@code Suite} and {@code Round}.
 */
package io.omsflink.bench.chaos;
