package io.prescient.commit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of group commit.
@ConfigMapping(prefix = "prescient.commit")
public interface CommitSettings {
    /// Number of queues. Each commits one batch at a time.
    @WithDefault("2")
    int lanes();

    /// Maximum number of waiting commands of a queue. Further commands are rejected with `overloaded`.
    @WithDefault("2000")
    int queueLimit();

    /// Maximum weight of a batch: about the number of journal entries.
    @WithDefault("500")
    int batchLimit();

    /// Maximum number of transactions that wait for a portfolio that is locked elsewhere, per queue.
    @WithDefault("4")
    int waiting();

    /// How long a command may take, from its arrival to its commit.
    @WithDefault("5s")
    Duration timeout();
}
