package io.prescient.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Reduces schemas to the wire format: a decimal is a string without the properties of its record, and a reference to
/// another schema has no type.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiSchemaFilter implements OASFilter {
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getRef() != null || schema.getAnyOf() != null || schema.getOneOf() != null) {
            schema.setType((List<SchemaType>) null);
        } else if (schema.getType() != null && schema.getType().contains(SchemaType.STRING)) {
            schema.removeType(SchemaType.OBJECT);
            schema.setProperties(null);
        }
        if (schema.getExamples() != null) {
            schema.setExamples(schema.getExamples().stream()
                    .map(OpenApiSchemaFilter::unquoted)
                    .toList());
        }
        return schema;
    }

    /// Annotations quote decimals, because SmallRye reads unquoted ones as numbers.
    private static Object unquoted(Object example) {
        return example instanceof String text && text.startsWith("\"") ? text.substring(1, text.length() - 1) : example;
    }
}
