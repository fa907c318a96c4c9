/**
 * Row filters as text: a subset of what MySQL takes behind {@code WHERE}. {@link
 * io.omsflink.project.filter.FilterParser} turns a text into a {@link
 * io.omsflink.project.filter.FilterExpression}; whether the columns exist and what the expression
 * means for a row is not known here.
 */
package io.omsflink.project.filter;
