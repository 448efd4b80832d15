package io.prescient.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Makes the API's description say of each value only what is on the wire: a decimal is a string and not also the
/// record that holds it, and what refers to another schema leaves the type to that.
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

    /// In an annotation a decimal stands in quotes, because it would be read as a number without them.
    private static Object unquoted(Object example) {
        return example instanceof String text && text.startsWith("\"") ? text.substring(1, text.length() - 1) : example;
    }
}
