/** Where tables go: their names at the target, and which of them become one. */
package io.omsflink.catalog.route;
