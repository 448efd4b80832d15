package io.prescient.tool.verifier;

import java.util.List;

/// What all who take part in a run share.
///
/// @param run its id, in the names of all that it makes
record CheckContext(
        CheckOptions task,
        String run,
        Deployment deployment,
        Deadline watch,
        Recorder recorder,
        List<CheckedPortfolio> accounts) {}
