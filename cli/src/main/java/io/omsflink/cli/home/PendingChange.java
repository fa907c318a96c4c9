package io.omsflink.cli.home;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.project.TableId;
import java.util.List;

/**
 * A change of a project's tables whose outcome is decided and which its job may not know of yet.
 *
 * @param joined tables of which the target holds every change before {@code at}, and none after
 * @param left tables that are not followed any more
 */
public record PendingChange(List<TableId> joined, List<TableId> left, LogPosition at) {}
