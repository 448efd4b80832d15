package io.prescient.persistence.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a database that tells of no versions comes to the first one: what it is, is recognised and never guessed.
///
/// @param sentence what it was taken for
/// @param sql the statements that make it so
/// @param inPlace whether its tables are those of the first version already
record LegacyImport(String description, String sql, boolean hasBaselineTables) {
    /// The schema of the replaced system, which the first version equals.
    private static final TableLayout REPLACED = TableLayout.described("db/adopt/replaced_system.txt");

    /// What stands beside the tables of the replaced system and is left alone: the history of its own tool, and what
    /// only its older versions wrote.
    private static final Set<String> OF_REPLACED =
            Set.of("alembic_version", "portfolio_snapshots", "signal_archives", "system_metadata");

    /// What no version makes: that, and what the adoption of a single portfolio keeps until version 3 takes it over.
    static final Set<String> BESIDE = Stream.concat(OF_REPLACED.stream(), Stream.of("single_portfolio_quarantine"))
            .collect(Collectors.toUnmodifiableSet());

    private static final int TOLD_DIFFERENCES = 10;

    /// How a database of this shape is adopted; empty if there is nothing in it.
    ///
    /// @throws SchemaFailure if it is none that can be adopted
    static Optional<LegacyImport> of(TableLayout found) {
        if (found.tables().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(SinglePortfolio.matches(found) ? ofSinglePortfolio(found) : ofReplacedSystem(found));
    }

    private static LegacyImport ofReplacedSystem(TableLayout found) {
        rejectDifferences(found, differences(found));
        var beside = OF_REPLACED.stream()
                .filter(found.tables()::containsKey)
                .sorted()
                .toList();
        return new LegacyImport(
                "The database is one of the replaced system; it is adopted at version 1"
                        + (beside.isEmpty() ? "" : ", and left alone is " + String.join(", ", beside)),
                missingIndexes(found),
                true);
    }

    private static LegacyImport ofSinglePortfolio(TableLayout found) {
        rejectDifferences(found, SinglePortfolio.differences(found, REPLACED));
        return new LegacyImport(
                "The database is one of a single portfolio; its tables are kept in the schema single_portfolio, and what is"
                        + " made of them is adopted at version 1",
                SinglePortfolio.sql(),
                false);
    }

    /// What the database would be taken for, if the rows of the first version could be read from it now.
    ///
    /// @throws SchemaFailure if it would have to be adopted for that
    String descriptionOfBaselineTables() {
        if (!hasBaselineTables) {
            throw new SchemaException(
                    "The database is one of a single portfolio, whose tables are other ones than those of"
                            + " version 1, so nothing can be copied from it before it is adopted; that and no more does: db"
                            + " upgrade --to 1");
        }
        return description;
    }

    private static List<String> differences(TableLayout found) {
        var all = new ArrayList<String>();
        REPLACED.tables().keySet().forEach(table -> all.addAll(REPLACED.differences(table, found)));
        found.tables().keySet().stream()
                .filter(table -> !REPLACED.tables().containsKey(table) && !OF_REPLACED.contains(table))
                .forEach(table -> all.add(table + " is unknown"));
        return all;
    }

    /// An index is no data: one that is not there is made.
    private static String missingIndexes(TableLayout found) {
        return REPLACED.indexes().entrySet().stream()
                .filter(index -> !found.indexes().containsKey(index.getKey()))
                .map(index -> index.getValue().replace(" ON public.", " ON ") + ";\n")
                .collect(Collectors.joining());
    }

    private static void rejectDifferences(TableLayout found, List<String> differences) {
        if (differences.isEmpty()) {
            return;
        }
        var told = differences.stream().limit(TOLD_DIFFERENCES).collect(Collectors.joining("; "));
        int more = differences.size() - TOLD_DIFFERENCES;
        throw new SchemaException("The database has tables but no history of versions, and is not as the replaced system"
                + " makes it: " + told + (more > 0 ? "; and " + more + " more" : "") + ". Nothing was changed"
                + (SinglePortfolio.matches(found)
                        ? ""
                        : ". If it is one of that system all the same, say so with: db stamp 1"));
    }
}
