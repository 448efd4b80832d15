package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The code, `application.properties` and the documentation agree on the settings `prescient.*`.
class SettingsTest {
    /// With or without a profile; one without a default is in a comment.
    private static final Pattern PROPERTY = Pattern.compile("(?m)^#?(?:%[\\w,]+\\.)?(prescient\\.[a-z0-9.-]+)=");
    private static final Pattern INJECTED =
            Pattern.compile("@ConfigProperty\\(\\s*name = \"(prescient\\.[a-z0-9.-]+)\"");
    private static final Pattern SCHEDULED = Pattern.compile("\"\\{(prescient\\.[a-z0-9.-]+)");
    private static final Pattern MAPPING =
            Pattern.compile("@ConfigMapping\\(prefix = \"(prescient\\.[a-z0-9.-]+)\"\\)");
    private static final Pattern MEMBER = Pattern.compile("(?m)^ {4}\\S.* (\\w+)\\(\\);$");
    private static final Pattern IN_DOCS = Pattern.compile("\\bprescient\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)*(?!\\w)");
    private static final Pattern VARIABLE = Pattern.compile("\\bPRESCIENT_[A-Z0-9_]+\\b");
    private static final Pattern PAGES = Pattern.compile("(?!\\.github/).*\\.md|bench/.*|src/main/docker/.*|\\.ci/.*");
    private static final String REFERENCE = "docs/reference/configuration.md";

    private final Set<String> properties =
            matches(SourceFile.read("src/main/resources/application.properties"), PROPERTY);

    @Test
    void applicationPropertiesListsEverySettingOfTheCode() {
        var used = new TreeSet<String>();
        var text = new StringBuilder();
        for (var file : SourceFile.matching(SourceFile.MAIN_JAVA)) {
            used.addAll(matches(file, INJECTED));
            used.addAll(matches(file, SCHEDULED));
            MAPPING.matcher(file.text())
                    .results()
                    .forEach(mapping -> members(file).forEach(member -> used.add(mapping.group(1) + "." + member)));
            text.append(file.text());
        }
        properties.stream().filter(name -> text.indexOf('"' + name + '"') >= 0).forEach(used::add);
        assertEquals(
                lines(used.stream()),
                lines(properties.stream()),
                "application.properties lists each setting that the code reads, with a comment and its default (as a comment"
                        + " if there is none), and no other.");
    }

    @Test
    void referenceListsEverySetting() {
        var page = SourceFile.read(REFERENCE).text();
        assertEquals(
                "",
                lines(properties.stream().filter(name -> !page.contains("`" + name + "`"))),
                "Add these settings to " + REFERENCE + ": meaning, unit, default, range.");
    }

    @Test
    void documentationNamesExistingSettings() {
        var variables = properties.stream()
                .map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .collect(Collectors.toSet());
        var findings = new Findings();
        for (var page : SourceFile.matching(PAGES)) {
            IN_DOCS.matcher(page.text())
                    .results()
                    .filter(name -> properties.stream()
                            .noneMatch(known -> known.equals(name.group()) || known.startsWith(name.group() + ".")))
                    .forEach(name -> findings.add(page.at(name.start()), name.group()));
            VARIABLE.matcher(page.text())
                    .results()
                    .filter(name -> !variables.contains(name.group()))
                    .forEach(name -> findings.add(page.at(name.start()), name.group()));
        }
        findings.assertNone("There is no such setting: use a name of application.properties.");
    }

    private static Set<String> matches(SourceFile file, Pattern pattern) {
        return pattern.matcher(file.text())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// In the spelling of settings: `maxPages()` is `max-pages`.
    private static Stream<String> members(SourceFile mapping) {
        return matches(mapping, MEMBER).stream()
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    private static String lines(Stream<String> names) {
        return names.collect(Collectors.joining("\n"));
    }
}
