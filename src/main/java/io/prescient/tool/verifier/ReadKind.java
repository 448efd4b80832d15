package io.prescient.tool.verifier;

/// What a client asks; of each kind, some must be answered.
enum ReadKind {
    write,
    ask,
    cancel,
    read,
    as_of
}
