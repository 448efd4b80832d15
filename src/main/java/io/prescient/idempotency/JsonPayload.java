package io.prescient.idempotency;

/// What is written as JSON by hand: the body of a request for its fingerprint, the answer for its receipt. The
/// framework does not see these types in any resource, so each, with the records in it, is a `@RegisterForReflection`:
/// the native executable could not write it otherwise.
public interface JsonPayload {}
