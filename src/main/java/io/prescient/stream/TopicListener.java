package io.prescient.stream;

/// One who wants to know what becomes of something.
interface TopicListener {
    /// Up to where it needs nothing more.
    long place();

    /// Something has happened, or time has passed; from any thread.
    void wake();
}
