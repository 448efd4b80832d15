package io.prescient.tool.dryrun;

import static org.junit.jupiter.api.Assertions.assertNull;

import io.prescient.migration.DatabaseTest;
import io.prescient.migration.ScratchDatabase;
import io.prescient.tool.migration.MigrationScript;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import io.prescient.tool.migration.ScratchSchema;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.flywaydb.core.api.configuration.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Runs sample migrations on a database with 3 portfolios, 7 trades and 20 markets.
@DatabaseTest
abstract class DryRunTestBase {
    final ScratchDatabase database = ScratchDatabase.at("1");
    final Configuration configuration = database.flyway().getConfiguration();

    @BeforeEach
    void fill() throws SQLException {
        database.run("""
                INSERT INTO portfolios (name, strategy_type, initial_balance, current_balance)
                SELECT 'p' || n, 'x', 1, 1 FROM generate_series(1, 3) n;
                INSERT INTO trades (portfolio_id, amount) SELECT 1, n FROM generate_series(1, 7) n;
                INSERT INTO markets (market_id) SELECT 'm' || n FROM generate_series(1, 20) n""");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    StatementResult runSingle(String up) {
        return runSingle(up, "SELECT 1");
    }

    StatementResult runSingle(String up, String down) {
        var result = run(up, down);
        assertNull(result.failure());
        return result.transactions().getFirst().statements().getFirst();
    }

    DryRunResult runUpgrade(String sql) {
        return run(sql, "SELECT 1");
    }

    DryRunResult run(String up, String down) {
        try (var scratch = scratch()) {
            var dryRun = new MigrationDryRun(configuration, scratch, sampled(scratch, 100));
            dryRun.run(List.of(script("2", up)), List.of(script("2", down)));
            return dryRun.result("1", "2", null);
        }
    }

    ScratchSchema scratch() {
        return ScratchSchema.at(configuration, new MigrationService(database.flyway()).find(new MigrationTarget("1")));
    }

    SampledSchema sampled(ScratchSchema scratch, int rows) {
        return new TableSampler(configuration, new SampleSize(OptionalInt.of(rows))).fill(scratch);
    }

    static MigrationScript script(String version, String text) {
        return new MigrationScript(version, "V" + version + "__made_up.sql", text, List.of());
    }

    static List<String> locks(StatementResult statement) {
        return statement.locks().stream()
                .map(lock -> "%s %s %s %s %s"
                        .formatted(lock.mode(), lock.table(), lock.blocks(), lock.rows(), lock.liveRows()))
                .toList();
    }
}
