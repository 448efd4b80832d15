package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// Requests in the documentation, as `GET /v1/…` or as curl commands, are operations of the API.
class ApiInDocsTest {
    private static final Pattern REQUEST = Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) (/v1/[^\\s`\"',;)|\\\\]+)");
    private static final Pattern CURL = Pattern.compile("(?m)\\bcurl\\b(?:[^\\n]*\\\\\\n)*[^\\n`]*");
    private static final Pattern URL = Pattern.compile("localhost:\\d+(/v1/[^\\s'\"]+)");
    private static final Pattern METHOD = Pattern.compile("(?:-X|--request) *([A-Z]+)");
    private static final Pattern BODY = Pattern.compile(" (?:-d|--data\\S*|-T) ");

    @Test
    @Disabled("until docs are rewritten")
    void requestsInDocsAreOperations() {
        var operations = Operation.all();
        var findings = new Findings();
        for (var page : SourceFile.matching(SourceFile.MARKDOWN)) {
            for (var request : requests(page.text())) {
                var problem = request.problem(operations);
                if (!problem.isEmpty()) {
                    findings.add(page.at(request.offset), request + problem);
                }
            }
        }
        findings.assertNone("Correct these requests: docs/reference/openapi.yaml lists what the API has.");
    }

    @Test
    void requestsAreReadFromTextAndCurl() {
        var text = """
                See `GET /v1/markets/{id}?as_of=…`, or
                curl localhost:8080/v1/snapshots -H 'Content-Type: application/json' \\
                  -d '[{}]'
                curl -X PUT localhost:8080/v1/markets/rain
                """;
        assertEquals(
                "[GET /v1/markets/{id}?as_of=…, POST /v1/snapshots, PUT /v1/markets/rain]",
                requests(text).toString());
    }

    private static List<Request> requests(String text) {
        var found = new ArrayList<Request>();
        REQUEST.matcher(text).results().forEach(hit -> found.add(new Request(hit.start(), hit.group(1), hit.group(2))));
        CURL.matcher(text)
                .results()
                .forEach(command -> URL.matcher(command.group())
                        .results()
                        .forEach(
                                url -> found.add(new Request(command.start(), method(command.group()), url.group(1)))));
        return found;
    }

    private static String method(String curl) {
        Matcher method = METHOD.matcher(curl);
        return method.find() ? method.group(1) : BODY.matcher(curl).find() ? "POST" : "GET";
    }

    private record Request(int offset, String method, String target) {
        /// Empty if it is one of these.
        String problem(List<Operation> operations) {
            var parts = target.split("\\?", 2);
            var same = operations.stream()
                    .filter(operation -> operation.matches(method, parts[0]))
                    .toList();
            if (same.isEmpty()) {
                return ": no such operation";
            }
            var unknown = parts.length == 1
                    ? List.<String>of()
                    : Arrays.stream(parts[1].split("&"))
                            .map(parameter -> parameter.replaceFirst("=.*", ""))
                            .filter(name -> name.matches("\\w+"))
                            .filter(name -> same.stream().noneMatch(operation -> operation.parameters.contains(name)))
                            .toList();
            return unknown.isEmpty() ? "" : ": no query parameter " + unknown;
        }

        @Override
        public String toString() {
            return method + " " + target;
        }
    }

    private record Operation(String method, Pattern path, Set<String> parameters) {
        static List<Operation> all() {
            Map<String, Map<String, Map<String, Map<String, Object>>>> api = new Yaml()
                    .load(SourceFile.read("docs/reference/openapi.yaml").text());
            var operations = new ArrayList<Operation>();
            api.get("paths")
                    .forEach((path, methods) -> methods.forEach((method, operation) -> operations.add(
                            new Operation(method.toUpperCase(Locale.ROOT), pattern(path), parameters(operation)))));
            return operations;
        }

        private static Pattern pattern(String path) {
            return Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+"));
        }

        private static Set<String> parameters(Map<String, Object> operation) {
            var names = new HashSet<String>();
            if (operation.get("parameters") instanceof List<?> list) {
                list.forEach(item -> names.add(String.valueOf(((Map<?, ?>) item).get("name"))));
            }
            return names;
        }

        boolean matches(String wanted, String target) {
            return method.equals(wanted) && path.matcher(target).matches();
        }
    }
}
