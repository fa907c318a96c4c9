package io.omsflink.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Views. The query goes to the target as it is: both sides speak the same SQL, by and large. */
final class ViewDdl {
    private final Collations collations;
    private final Set<TargetFeature> features;

    ViewDdl(Collations collations, Set<TargetFeature> features) {
        this.collations = collations;
        this.features = features;
    }

    Conversion view(ViewSchema view) {
        List<String> remarks = new ArrayList<>();
        String algorithm = "";
        if (!view.algorithm().equals("UNDEFINED")) {
            if (features.contains(TargetFeature.VIEW_ALGORITHM)) {
                algorithm = "ALGORITHM=" + view.algorithm() + " ";
            } else {
                remarks.add(
                        "loses ALGORITHM=%s: the target chooses by itself"
                                .formatted(view.algorithm()));
            }
        }
        String security = "";
        if (view.security().equals("INVOKER")) {
            if (features.contains(TargetFeature.VIEW_SECURITY)) {
                security = "SQL SECURITY INVOKER ";
            } else {
                remarks.add("loses SQL SECURITY INVOKER: the target does not support it");
            }
        } else if (!view.definer().isEmpty()) {
            remarks.add(
                    "loses its definer %s: users are not migrated, so it runs with the rights of the user who creates it"
                            .formatted(view.definer()));
        }
        return Conversion.converted(
                remarks,
                "CREATE "
                        + algorithm
                        + security
                        + "VIEW "
                        + Names.quote(view.id())
                        + " "
                        + collations.introducers(view.text()));
    }
}
