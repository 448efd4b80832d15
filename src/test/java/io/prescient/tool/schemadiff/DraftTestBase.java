package io.prescient.tool.schemadiff;

import io.prescient.migration.ScratchDatabase;
import io.prescient.tool.migration.MigrationService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A database at the newest version and a directory for drafts of migrations.
abstract class DraftTestBase {
    final ScratchDatabase database = ScratchDatabase.newest();
    final MigrationService migrations = new MigrationService(database.flyway());

    @TempDir
    Path resources;

    Path directory;

    @BeforeEach
    void createDirectory() throws IOException {
        directory = Files.createDirectories(resources.resolve("migration"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    final int next() {
        return Integer.parseInt(migrations.versions().head().version()) + 1;
    }

    static EntitySchema emptySchema() {
        return new EntitySchema("SELECT 1", Set.of());
    }

    final Flyway withDraft(ScratchDatabase target) {
        return Flyway.configure()
                .configuration(target.flyway().getConfiguration())
                .locations("classpath:db/migration", "filesystem:" + directory)
                .load();
    }
}
