package io.prescient.tool.cli;

import io.prescient.persistence.schema.SchemaVersion;
import io.prescient.persistence.schema.UpgradeListener;

/// Prints the progress of an upgrade, one line for each message and version.
record ConsoleProgress(DbCommand db) implements UpgradeListener {
    @Override
    public void onMessage(String message) {
        db.line(message);
    }

    @Override
    public void onVersionApplied(SchemaVersion version) {
        db.line(version);
    }
}
