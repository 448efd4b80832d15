package io.prescient.idempotency;

/// A request or response body that this package serializes itself: the request for its fingerprint, the response for
/// its
/// idempotency record. Quarkus finds these types in no resource, so each of them, with the records in it, must be
/// `@RegisterForReflection`: a native executable cannot serialize it otherwise.
public interface JsonPayload {}
