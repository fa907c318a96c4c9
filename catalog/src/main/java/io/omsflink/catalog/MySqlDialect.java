package io.omsflink.catalog;

import java.util.EnumSet;
import java.util.Set;

/** DDL for MySQL 5.7 and later. */
final class MySqlDialect extends MySqlFamilyDialect {

    MySqlDialect(TargetCapabilities target) {
        super(target, features(target.version()));
    }

    static Set<TargetFeature> features(int version) {
        Set<TargetFeature> features =
                EnumSet.of(
                        TargetFeature.FULLTEXT_INDEX,
                        TargetFeature.SPATIAL_INDEX,
                        TargetFeature.GENERATED_FROM_GENERATED);
        if (version >= 80_000) {
            features.add(TargetFeature.INVISIBLE_INDEX);
            features.add(TargetFeature.DESCENDING_INDEX);
            features.add(TargetFeature.SPATIAL_REFERENCE);
        }
        if (version >= 80_013) {
            features.add(TargetFeature.FUNCTIONAL_INDEX);
            features.add(TargetFeature.EXPRESSION_DEFAULT);
        }
        if (version >= 80_023) {
            features.add(TargetFeature.INVISIBLE_COLUMN);
        }
        return features;
    }
}
