package io.prescient.tool.cli;

import io.prescient.persistence.schema.SchemaVersion;
import io.prescient.persistence.schema.UpgradeListener;

/// A line for whatever an upgrade says on its way.
record ConsoleProgress(DbCommand db) implements UpgradeListener {
    @Override
    public void onMessage(String sentence) {
        db.line(sentence);
    }

    @Override
    public void onVersionApplied(SchemaVersion version) {
        db.line(version);
    }
}
