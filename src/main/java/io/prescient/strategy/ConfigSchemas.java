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

/// Describes the configuration of a strategy to programs.
@Singleton
class ConfigSchemas {
    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final SchemaGenerator generator = new SchemaGenerator(rules());

    @Inject
    StrictJsonReader checked;

    StrategyView describe(Strategy<?> strategy) {
        var defaults = checked.tree(strategy.defaults());
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
                .withNumberInclusiveMinimumResolver(ConfigSchemas::least);
        rules.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> isDecimal(type.getErasedType())
                        ? new CustomDefinition(
                                decimal(context.getGeneratorConfig().createObjectNode()))
                        : null);
        return rules.build();
    }

    /// As the service's JSON spells it.
    private static String name(FieldScope field) {
        var own = field.getAnnotationConsideringFieldAndGetter(JsonProperty.class);
        return own == null ? NAMES.translate(field.getName()) : own.value();
    }

    private static boolean isNullable(FieldScope field) {
        return field.getAnnotationConsideringFieldAndGetter(jakarta.validation.constraints.NotNull.class) == null;
    }

    private static String description(FieldScope field) {
        var schema = field.getAnnotationConsideringFieldAndGetter(Schema.class);
        return schema == null ? null : schema.description();
    }

    /// Of a number; what a string may hold cannot be said here.
    private static BigDecimal least(FieldScope field) {
        var least = field.getAnnotationConsideringFieldAndGetter(AtLeast.class);
        return least == null ? null : new BigDecimal(least.value());
    }

    private static ObjectNode decimal(ObjectNode schema) {
        schema.putArray("type").add("string").add("number");
        return schema.put("format", "decimal");
    }

    /// The numbers of the room `money` travel as strings, and may come as numbers.
    private static boolean isDecimal(Class<?> type) {
        return type.getPackageName().equals("io.prescient.money");
    }
}
