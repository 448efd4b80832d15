package io.prescient.repository;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of `dialect.tsv`.
final class Dialect {
    private final List<Rule> rules = SourceFile.read("src/test/resources/dialect.tsv")
            .text()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(Rule::of)
            .toList();

    /// All rules at once, because most files have no hit at all.
    private final Pattern exact = any(rule -> rule.exact);
    private final Pattern word = any(rule -> !rule.exact);

    Findings check(SourceFile file) {
        var findings = new Findings();
        var words = new Words(file.text());
        if (!exact.matcher(file.text()).find() && !word.matcher(words.text).find()) {
            return findings;
        }
        for (var rule : rules) {
            if (rule.exact) {
                rule.word
                        .matcher(file.text())
                        .results()
                        .forEach(hit -> findings.add(file.at(hit.start()), rule.describe(hit)));
            } else {
                var allowed = rule.allowed == null
                        ? List.<MatchResult>of()
                        : rule.allowed.matcher(words.text).results().toList();
                rule.word
                        .matcher(words.text)
                        .results()
                        .filter(hit ->
                                allowed.stream().noneMatch(in -> in.start() <= hit.start() && hit.end() <= in.end()))
                        .forEach(hit -> findings.add(file.at(words.offsets[hit.start()]), rule.describe(hit)));
            }
        }
        return findings;
    }

    private Pattern any(Predicate<Rule> kind) {
        return Pattern.compile(
                rules.stream().filter(kind).map(rule -> rule.word.pattern()).collect(Collectors.joining("|")));
    }

    /// @param exact whether whole identifiers are compared as written
    /// @param allowed null if the word is never allowed
    private record Rule(boolean exact, Pattern word, String instead, Pattern allowed) {
        static Rule of(String line) {
            var columns = line.split("\t", -1);
            boolean exact = columns[0].startsWith("=");
            return new Rule(
                    exact,
                    exact
                            ? Pattern.compile("(?<!\\w)(?:%s)(?!\\w)".formatted(columns[0].substring(1)))
                            : words(columns[0]),
                    columns[1],
                    columns.length > 2 ? words(columns[2]) : null);
        }

        private static Pattern words(String pattern) {
            return Pattern.compile("\\b(?:%s)\\b".formatted(pattern));
        }

        String describe(MatchResult hit) {
            return "\"%s\" -> %s".formatted(hit.group(), instead);
        }
    }

    /// The words of a text in lower case, separated by single spaces.
    private static final class Words {
        /// What begins a line of a comment.
        private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(///|//|--|#|\\*)\\s?");

        private final String text;
        /// Where each character was.
        private final int[] offsets;

        Words(String source) {
            var plain = COMMENT.matcher(source)
                    .replaceAll(start -> " ".repeat(start.group().length()));
            var split = new StringBuilder();
            var places = new int[2 * plain.length()];
            for (int i = 0; i < plain.length(); i++) {
                if (startsWord(plain, i)) {
                    places[split.length()] = i;
                    split.append(' ');
                }
                char c = plain.charAt(i);
                boolean part = Character.isLetterOrDigit(c) || c == '\'';
                if (part || split.isEmpty() || split.charAt(split.length() - 1) != ' ') {
                    places[split.length()] = i;
                    split.append(part ? c : ' ');
                }
            }
            text = split.toString().toLowerCase(Locale.ROOT);
            offsets = Arrays.copyOf(places, split.length());
        }

        private static boolean startsWord(String text, int i) {
            if (i == 0 || !Character.isUpperCase(text.charAt(i))) {
                return false;
            }
            boolean endsAcronym = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1));
            char before = text.charAt(i - 1);
            return Character.isLetterOrDigit(before) && (!Character.isUpperCase(before) || endsAcronym);
        }
    }
}
