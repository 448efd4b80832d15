package io.prescient.persistence.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a database of a replaced system, which has no history, is adopted. The database must match exactly.
///
/// @param description what the database was recognised as, for the log
/// @param sql the statements that make it a database of {@link #VERSION}
/// @param hasBaselineTables whether its tables are those of that version already
public record LegacyImport(String description, String sql, boolean hasBaselineTables) {
    /// The version at which databases are adopted.
    public static final String VERSION = "1";

    /// Version 1 equals the schema of the replaced system.
    private static final LegacyComparison REPLACED_SYSTEM =
            new LegacyComparison(CatalogFile.read("db/adopt/replaced_system.txt"));

    /// Tables next to those of the replaced system: Alembic's history, and tables that only its older versions
    /// wrote.
    private static final Set<String> IGNORED_TABLES =
            Set.of("alembic_version", "portfolio_snapshots", "signal_archives", "system_metadata");

    /// Tables that no version makes: the ignored ones, and the one that the adoption of a single portfolio fills
    /// and version 3 drops.
    static final Set<String> UNMANAGED_TABLES = Stream.concat(
                    IGNORED_TABLES.stream(), Stream.of("single_portfolio_quarantine"))
            .collect(Collectors.toUnmodifiableSet());

    private static final int MAX_DIFFERENCES = 10;

    /// How a database is adopted; empty if it has no tables.
    ///
    /// @throws SchemaException if it cannot be adopted
    static Optional<LegacyImport> of(SchemaCatalog found) {
        if (found.where(object -> object.is("table") || object.is("view")).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(SinglePortfolio.matches(found) ? ofSinglePortfolio(found) : ofReplacedSystem(found));
    }

    private static LegacyImport ofReplacedSystem(SchemaCatalog found) {
        rejectDifferences(found, REPLACED_SYSTEM.differences(found, IGNORED_TABLES));
        var ignored = IGNORED_TABLES.stream()
                .filter(table -> found.has("table", table))
                .sorted()
                .collect(Collectors.joining(", "));
        return new LegacyImport(
                "Recognised a database of the replaced system, adopting it at version 1"
                        + (ignored.isEmpty() ? "" : "; ignored tables: " + ignored),
                missingIndexes(found),
                true);
    }

    private static LegacyImport ofSinglePortfolio(SchemaCatalog found) {
        rejectDifferences(found, SinglePortfolio.differences(found, REPLACED_SYSTEM));
        return new LegacyImport(
                "Recognised a database of a single portfolio, moving its tables to the schema single_portfolio and"
                        + " adopting their rows at version 1",
                SinglePortfolio.sql(),
                false);
    }

    /// Fails unless the database has the tables of version 1 already.
    ///
    /// @throws SchemaException if the rows of version 1 cannot be read before the adoption
    public LegacyImport requireBaselineTables() {
        if (!hasBaselineTables) {
            throw new SchemaException("The database is one of a single portfolio, whose tables differ from those of"
                    + " version 1, so no sample can be copied before it is adopted; run first: db upgrade --to 1");
        }
        return this;
    }

    /// Indexes hold no data, so missing ones are created.
    private static String missingIndexes(SchemaCatalog found) {
        return REPLACED_SYSTEM.expected().where(object -> object.is("index")).stream()
                .filter(index -> !found.has("index", index.name()) && !isOfConstraint(index))
                .map(index -> index.definition() + ";\n")
                .collect(Collectors.joining());
    }

    private static boolean isOfConstraint(SchemaObject index) {
        return REPLACED_SYSTEM.expected().has("constraint", index.parent() + "." + index.name());
    }

    private static void rejectDifferences(SchemaCatalog found, List<String> differences) {
        if (differences.isEmpty()) {
            return;
        }
        var listed = differences.stream().limit(MAX_DIFFERENCES).collect(Collectors.joining("; "));
        int more = differences.size() - MAX_DIFFERENCES;
        throw new SchemaException(
                "The database has tables but no history of versions, and differs from a database of the replaced system: "
                        + listed
                        + (more > 0 ? "; and " + more + " more" : "") + ". Nothing was changed"
                        + (SinglePortfolio.matches(found)
                                ? ""
                                : ". If its tables are those of version 1 nevertheless, declare it with: db stamp 1"));
    }
}
