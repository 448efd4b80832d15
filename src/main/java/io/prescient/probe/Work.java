package io.prescient.probe;

import java.util.List;

/// What all who take part in a run share.
///
/// @param run its id, in the names of all that it makes
record Work(Task task, String run, Deployment deployment, Watch watch, Recorder recorder, List<Account> accounts) {}
