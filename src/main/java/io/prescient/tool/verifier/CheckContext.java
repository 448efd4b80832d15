package io.prescient.tool.verifier;

import java.util.List;

/// What all workers and followers of a check share.
///
/// @param run the id of the check, a prefix of all names that it creates
record CheckContext(
        CheckOptions options,
        String run,
        Deployment deployment,
        Deadline deadline,
        Recorder recorder,
        List<CheckedPortfolio> portfolios) {}
