package io.prescient.tool.cli;

import io.prescient.tool.dryrun.DryRunResult;
import io.prescient.tool.dryrun.HeldLock;
import io.prescient.tool.dryrun.HeldLock.Blocked;
import io.prescient.tool.dryrun.RewrittenTable;
import io.prescient.tool.dryrun.SampledTable;
import io.prescient.tool.dryrun.StatementResult;
import io.prescient.tool.dryrun.TransactionResult;
import io.prescient.tool.dryrun.TransactionResult.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/// A rehearsal as whoever ran it reads it: a table for each transaction, and at the end who would have to wait.
record DryRunText(DryRunResult result) {
    private static final String ROW = "  %%-%ds %%9s %%8s %%9s  %%-%ds  %%s";

    List<String> lines() {
        var lines = new ArrayList<String>();
        if (result.adopted() != null) {
            lines.add(result.adopted() + " when it is upgraded");
        }
        if (result.transactions().isEmpty()) {
            lines.add(
                    result.from() == null
                            ? "There is nothing in the database yet, so there is nothing to rehearse"
                            : "Nothing is pending, so there is nothing to rehearse: the database is at version "
                                    + result.from());
            return lines;
        }
        lines.add("Version %s to %s, rehearsed beside the live schema".formatted(result.from(), result.to()));
        lines.add("Sample: " + sampleText(result.sample()));
        result.transactions().forEach(each -> addTable(lines, each));
        addOutcome(lines);
        return lines;
    }

    private static String sampleText(List<SampledTable> sample) {
        var tables = sample.stream()
                .filter(table -> table.rows() > 0)
                .map(table -> "%s %d%s".formatted(table.table(), table.rows(), outOf(table.rows(), table.liveRows())))
                .collect(Collectors.joining(", "));
        return tables.isEmpty() ? "no rows" : tables;
    }

    private static String outOf(long rows, Long liveRows) {
        if (liveRows == null) {
            return " of unknown many";
        }
        return liveRows == rows ? "" : " of about " + liveRows;
    }

    private static void addTable(List<String> lines, TransactionResult transaction) {
        var statements = transaction.statements();
        int places = maxWidth(statements.stream().map(DryRunText::place).toList(), "at");
        int words = maxWidth(statements.stream().map(StatementResult::excerpt).toList(), "statement");
        var row = ROW.formatted(places, words);
        lines.add("");
        lines.add(transaction.direction().name().replace('_', ' ') + versions(statements) + ", in one transaction");
        lines.add(row.formatted("at", "ms", "written", "rewritten", "statement", "locks newly taken, and held for ms"));
        for (var each : statements) {
            lines.add(row.formatted(
                            place(each),
                            milliseconds(each.durationMicros()),
                            each.written(),
                            rewritten(each),
                            each.excerpt(),
                            locks(each) + flags(each))
                    .stripTrailing());
        }
        lines.add(row.formatted(
                        "sum",
                        milliseconds(transaction.durationMicros()),
                        statements.stream().mapToLong(StatementResult::written).sum(),
                        statements.stream().mapToLong(DryRunText::rewritten).sum(),
                        "of it the commit " + milliseconds(transaction.commitMicros()) + onAllRows(transaction),
                        "")
                .stripTrailing());
    }

    private static String onAllRows(TransactionResult transaction) {
        return transaction.factor() == 1
                ? ""
                : "; on all rows perhaps %d times as long".formatted(transaction.factor());
    }

    private void addOutcome(List<String> lines) {
        lines.add("");
        for (var transaction : result.transactions()) {
            transaction
                    .lost()
                    .forEach(each ->
                            lines.add("Would be lost on the way down: %d %s".formatted(each.count(), each.what())));
        }
        lines.addAll(result.differences());
        if (result.failure() != null) {
            lines.add("Failed at %s, line %d: %s"
                    .formatted(
                            result.failure().script(),
                            result.failure().line(),
                            result.failure().message()));
        }
        lines.add("Would block writers on the way down: " + blocking(EnumSet.of(Direction.down)));
        lines.add("Would block writers: " + blocking(EnumSet.of(Direction.up, Direction.up_again)));
    }

    /// Of each table the lock that might last longest on all rows.
    private String blocking(Set<Direction> ways) {
        var longest = BinaryOperator.maxBy(Comparator.comparingLong(Blocking::estimate));
        var tables = new TreeMap<String, Blocking>();
        result.transactions().stream()
                .filter(transaction -> ways.contains(transaction.direction()))
                .flatMap(transaction -> transaction.statements().stream()
                        .flatMap(statement -> statement.locks().stream())
                        .map(lock -> new Blocking(lock, transaction.factor())))
                .filter(each -> each.lock().blocks() != Blocked.none)
                .forEach(each -> tables.merge(each.lock().table(), each, longest));
        return tables.isEmpty()
                ? "nothing"
                : tables.values().stream().map(Blocking::text).collect(Collectors.joining(", "));
    }

    /// @param factor of its transaction
    private record Blocking(HeldLock lock, long factor) {
        private long estimate() {
            return lock.heldMicros() * factor;
        }

        private String text() {
            return "%s %s ms%s%s"
                    .formatted(
                            lock.table(),
                            milliseconds(lock.heldMicros()),
                            lock.blocks() == Blocked.readers_and_writers ? " (readers too)" : "",
                            factor == 1 ? "" : ", on all rows perhaps " + milliseconds(estimate()));
        }
    }

    private static String locks(StatementResult statement) {
        return statement.locks().stream()
                .map(lock -> "%s %s %s"
                        .formatted(lock.mode().name().replace('_', ' '), lock.table(), milliseconds(lock.heldMicros())))
                .collect(Collectors.joining(", "));
    }

    private static String flags(StatementResult statement) {
        return flag(statement, Blocked.readers_and_writers) + flag(statement, Blocked.writers);
    }

    private static String flag(StatementResult statement, Blocked blocked) {
        var tables = statement.locks().stream()
                .filter(lock -> lock.blocks() == blocked)
                .map(lock -> lock.table()
                        + (lock.rows() == null
                                ? ""
                                : " (%d%s)".formatted(lock.rows(), outOf(lock.rows(), lock.liveRows()))))
                .collect(Collectors.joining(", "));
        return tables.isEmpty()
                ? ""
                : "  <- blocks %s of %s".formatted(blocked.name().replace('_', ' '), tables);
    }

    private static long rewritten(StatementResult statement) {
        return statement.rewritten().stream().mapToLong(RewrittenTable::rows).sum();
    }

    private static String versions(List<StatementResult> statements) {
        return statements.stream().map(each -> " " + version(each)).distinct().collect(Collectors.joining());
    }

    private static String place(StatementResult statement) {
        return version(statement) + ":" + statement.line();
    }

    private static String version(StatementResult statement) {
        return statement.script().replaceFirst("__.*", "");
    }

    private static int maxWidth(List<String> texts, String head) {
        return Math.max(
                head.length(), texts.stream().mapToInt(String::length).max().orElse(0));
    }

    private static String milliseconds(long micros) {
        return "%d.%d".formatted(micros / 1000, micros % 1000 / 100);
    }
}
