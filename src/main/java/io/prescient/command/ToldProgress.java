package io.prescient.command;

import io.prescient.schema.Progress;
import io.prescient.schema.Version;

/// A line for whatever an upgrade says on its way.
record ToldProgress(DbCommand db) implements Progress {
    @Override
    public void says(String sentence) {
        db.line(sentence);
    }

    @Override
    public void ended(Version version) {
        db.line(version);
    }
}
