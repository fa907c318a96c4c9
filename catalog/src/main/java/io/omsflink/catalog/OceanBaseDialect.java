package io.omsflink.catalog;

import java.util.EnumSet;
import java.util.Set;

/**
 * DDL for a MySQL-mode tenant of OceanBase. The features are those that the vendor's compatibility
 * pages list; a real tenant has not been at hand to try them. A MySQL 5.7 that stands in for a
 * tenant gets the features of MySQL 5.7.
 */
final class OceanBaseDialect extends MySqlFamilyDialect {

    OceanBaseDialect(TargetCapabilities target) {
        super(
                target,
                target.oceanBase()
                        ? features(target.version())
                        : MySqlDialect.features(target.version()));
    }

    private static Set<TargetFeature> features(int version) {
        Set<TargetFeature> features = EnumSet.noneOf(TargetFeature.class);
        if (version >= 40_100) {
            features.add(TargetFeature.SPATIAL_INDEX);
            features.add(TargetFeature.SPATIAL_REFERENCE);
        }
        if (version >= 40_301) {
            features.add(TargetFeature.FULLTEXT_INDEX);
        }
        return features;
    }
}
