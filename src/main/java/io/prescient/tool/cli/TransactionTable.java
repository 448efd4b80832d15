package io.prescient.tool.cli;

import io.prescient.tool.dryrun.HeldLock;
import io.prescient.tool.dryrun.HeldLock.Blocked;
import io.prescient.tool.dryrun.RewrittenTable;
import io.prescient.tool.dryrun.StatementResult;
import io.prescient.tool.dryrun.TransactionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A transaction of a dry run as a table of its statements.
record TransactionTable(TransactionResult transaction) {
    private static final String ROW = "  %%-%ds %%9s %%8s %%9s  %%-%ds  %%s";

    List<String> lines() {
        var statements = transaction.statements();
        var row = ROW.formatted(
                maxWidth(statements.stream().map(TransactionTable::position), "at"),
                maxWidth(statements.stream().map(StatementResult::excerpt), "statement"));
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(transaction.step().name().replace('_', ' ') + versions() + ", in one transaction");
        lines.add(row.formatted(
                "at", "ms", "written", "rewritten", "statement", "new locks, and ms until they are released"));
        statements.forEach(statement -> lines.add(line(row, statement)));
        lines.add(row.formatted(
                        "sum",
                        milliseconds(transaction.durationMicros()),
                        statements.stream().mapToLong(StatementResult::written).sum(),
                        statements.stream()
                                .mapToLong(TransactionTable::rewritten)
                                .sum(),
                        "including the commit " + milliseconds(transaction.commitMicros()) + estimate(),
                        "")
                .stripTrailing());
        return lines;
    }

    private static String line(String row, StatementResult statement) {
        return row.formatted(
                        position(statement),
                        milliseconds(statement.durationMicros()),
                        statement.written(),
                        rewritten(statement),
                        statement.excerpt(),
                        locks(statement)
                                + blocked(statement, Blocked.readers_and_writers)
                                + blocked(statement, Blocked.writers))
                .stripTrailing();
    }

    private String estimate() {
        return transaction.factor() == 1
                ? ""
                : "; estimated %d times as long with all rows".formatted(transaction.factor());
    }

    private static String locks(StatementResult statement) {
        return statement.locks().stream()
                .map(lock -> "%s %s %s"
                        .formatted(lock.mode().name().replace('_', ' '), lock.table(), milliseconds(lock.heldMicros())))
                .collect(Collectors.joining(", "));
    }

    private static String blocked(StatementResult statement, Blocked blocked) {
        var tables = statement.locks().stream()
                .filter(lock -> lock.blocks() == blocked)
                .map(TransactionTable::tableWithRows)
                .collect(Collectors.joining(", "));
        return tables.isEmpty()
                ? ""
                : "  <- blocks %s of %s".formatted(blocked.name().replace('_', ' '), tables);
    }

    private static String tableWithRows(HeldLock lock) {
        var rows = lock.rows();
        return lock.table() + (rows == null ? "" : " (%d%s)".formatted(rows, outOf(rows, lock.liveRows())));
    }

    /// The total rows, unless all were copied.
    static String outOf(long rows, @Nullable Long liveRows) {
        if (liveRows == null) {
            return " of unknown";
        }
        return liveRows == rows ? "" : " of about " + liveRows;
    }

    private static long rewritten(StatementResult statement) {
        return statement.rewritten().stream().mapToLong(RewrittenTable::rows).sum();
    }

    private String versions() {
        return transaction.statements().stream()
                .map(statement -> " " + version(statement))
                .distinct()
                .collect(Collectors.joining());
    }

    private static String position(StatementResult statement) {
        return version(statement) + ":" + statement.line();
    }

    private static String version(StatementResult statement) {
        return statement.script().replaceFirst("__.*", "");
    }

    private static int maxWidth(Stream<String> texts, String header) {
        return Math.max(header.length(), texts.mapToInt(String::length).max().orElse(0));
    }

    static String milliseconds(long micros) {
        return "%d.%d".formatted(micros / 1000, micros % 1000 / 100);
    }
}
