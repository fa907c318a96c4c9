package io.omsflink.jobs.element;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's type of the job's only edge. */
public final class ElementType extends TypeInformation<Element> {
    private static final long serialVersionUID = 1L;
    public static final ElementType INSTANCE = new ElementType();

    private ElementType() {}

    @Override
    public TypeSerializer<Element> createSerializer(
            org.apache.flink.api.common.serialization.SerializerConfig config) {
        return ElementSerializer.INSTANCE;
    }

    @Override
    @Deprecated
    public TypeSerializer<Element> createSerializer(ExecutionConfig config) {
        return ElementSerializer.INSTANCE;
    }

    @Override
    public Class<Element> getTypeClass() {
        return Element.class;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof ElementType;
    }

    @Override
    public boolean equals(Object other) {
        return canEqual(other);
    }

    @Override
    public int hashCode() {
        return ElementType.class.hashCode();
    }

    @Override
    public String toString() {
        return "Element";
    }

    private Object readResolve() {
        return INSTANCE;
    }
}
