package io.prescient.tool.cli;

import io.prescient.tool.dryrun.DryRunResult;
import io.prescient.tool.dryrun.HeldLock;
import io.prescient.tool.dryrun.HeldLock.Blocked;
import io.prescient.tool.dryrun.SampledTable;
import io.prescient.tool.dryrun.TransactionResult;
import io.prescient.tool.dryrun.TransactionResult.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/// A dry run as text: a table for each transaction, and a summary of the blocking locks.
record DryRunText(DryRunResult result) {

    List<String> lines() {
        var lines = new ArrayList<String>();
        if (result.adopted() != null) {
            lines.add("The upgrade would adopt the database first: " + result.adopted());
        }
        if (result.transactions().isEmpty()) {
            lines.add(
                    result.from() == null
                            ? "The database is empty, so there is no upgrade to run"
                            : "No version is pending after version " + result.from());
            return lines;
        }
        lines.add("Version %s to %s, run on a copy of the schema".formatted(result.from(), result.to()));
        lines.add("Sample: " + sample());
        result.transactions().forEach(transaction -> lines.addAll(new TransactionTable(transaction).lines()));
        lines.add("");
        addOutcome(lines);
        lines.add("Blocks writers on the downgrade: " + blocked(EnumSet.of(Step.downgrade)));
        lines.add("Blocks writers on the upgrade: " + blocked(EnumSet.of(Step.upgrade, Step.upgrade_again)));
        return lines;
    }

    private String sample() {
        var tables = result.sample().stream()
                .filter(table -> table.rows() > 0)
                .map(DryRunText::sample)
                .collect(Collectors.joining(", "));
        return tables.isEmpty() ? "no rows" : tables;
    }

    private static String sample(SampledTable table) {
        return "%s %d%s".formatted(table.table(), table.rows(), TransactionTable.outOf(table.rows(), table.liveRows()));
    }

    private void addOutcome(List<String> lines) {
        result.transactions().stream()
                .flatMap(transaction -> transaction.lost().stream())
                .forEach(rows -> lines.add("The downgrade loses " + rows.text()));
        lines.addAll(result.differences());
        var failure = result.failure();
        if (failure != null) {
            lines.add("Failed at %s, line %d: %s".formatted(failure.script(), failure.line(), failure.message()));
        }
    }

    /// For each table the lock with the longest estimate.
    private String blocked(Set<Step> steps) {
        var longest = BinaryOperator.maxBy(Comparator.comparingLong(BlockingLock::estimatedMicros));
        var tables = new TreeMap<String, BlockingLock>();
        result.transactions().stream()
                .filter(transaction -> steps.contains(transaction.step()))
                .flatMap(transaction -> BlockingLock.of(transaction).stream())
                .forEach(lock -> tables.merge(lock.lock().table(), lock, longest));
        return tables.isEmpty()
                ? "nothing"
                : tables.values().stream().map(BlockingLock::text).collect(Collectors.joining(", "));
    }

    /// @param factor of its transaction
    private record BlockingLock(HeldLock lock, long factor) {
        private static List<BlockingLock> of(TransactionResult transaction) {
            return transaction.statements().stream()
                    .flatMap(statement -> statement.locks().stream())
                    .filter(lock -> lock.blocks() != Blocked.none)
                    .map(lock -> new BlockingLock(lock, transaction.factor()))
                    .toList();
        }

        private long estimatedMicros() {
            return lock.heldMicros() * factor;
        }

        private String text() {
            return "%s %s ms%s%s"
                    .formatted(
                            lock.table(),
                            TransactionTable.milliseconds(lock.heldMicros()),
                            lock.blocks() == Blocked.readers_and_writers ? " (readers too)" : "",
                            factor == 1
                                    ? ""
                                    : ", estimated with all rows " + TransactionTable.milliseconds(estimatedMicros()));
        }
    }
}
