package io.prescient.strategy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import io.prescient.http.StrictJsonReader;
import io.prescient.money.AtLeast;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Generates the JSON Schema (2020-12) of the configuration of a strategy.
@Singleton
class ConfigSchemas {
    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final SchemaGenerator generator = new SchemaGenerator(rules());

    @Inject
    StrictJsonReader strictReader;

    StrategyView describe(Strategy<?> strategy) {
        var defaults = strictReader.tree(strategy.defaults());
        ObjectNode schema = generator.generateSchema(strategy.defaults().getClass());
        schema.put("additionalProperties", false);
        schema.withObject("/properties")
                .properties()
                .forEach(member -> ((ObjectNode) member.getValue()).set("default", defaults.get(member.getKey())));
        return new StrategyView(strategy.name(), strategy.description(), schema, defaults);
    }

    private static SchemaGeneratorConfig rules() {
        var rules = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JakartaValidationModule())
                .with(Option.INLINE_ALL_SCHEMAS);
        rules.forFields()
                .withPropertyNameOverrideResolver(ConfigSchemas::name)
                .withNullableCheck(ConfigSchemas::isNullable)
                .withDescriptionResolver(ConfigSchemas::description)
                .withNumberInclusiveMinimumResolver(ConfigSchemas::minimum);
        rules.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> isDecimal(type.getErasedType())
                        ? new CustomDefinition(
                                decimal(context.getGeneratorConfig().createObjectNode()))
                        : null);
        return rules.build();
    }

    /// Returns the name of the field in JSON.
    private static String name(FieldScope field) {
        var annotation = field.getAnnotationConsideringFieldAndGetter(JsonProperty.class);
        return annotation == null ? NAMES.translate(field.getName()) : annotation.value();
    }

    private static boolean isNullable(FieldScope field) {
        return field.getAnnotationConsideringFieldAndGetter(jakarta.validation.constraints.NotNull.class) == null;
    }

    private static @Nullable String description(FieldScope field) {
        var schema = field.getAnnotationConsideringFieldAndGetter(Schema.class);
        return schema == null ? null : schema.description();
    }

    /// Returns the minimum of a number. JSON Schema has no minimum for decimals that are sent as strings.
    private static @Nullable BigDecimal minimum(FieldScope field) {
        var minimum = field.getAnnotationConsideringFieldAndGetter(AtLeast.class);
        return minimum == null ? null : new BigDecimal(minimum.value());
    }

    private static ObjectNode decimal(ObjectNode schema) {
        schema.putArray("type").add("string").add("number");
        return schema.put("format", "decimal");
    }

    /// Returns whether the type is a decimal of the package `money`. Responses contain these as strings; requests can
    /// use strings or numbers.
    private static boolean isDecimal(Class<?> type) {
        return type.getPackageName().equals("io.prescient.money");
    }
}
