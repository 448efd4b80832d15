package io.prescient.probe;

/// What a client asks; of each kind, some must be answered.
enum Question {
    write,
    ask,
    cancel,
    read,
    as_of
}
