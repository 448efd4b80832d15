package io.prescient.stream;

/// A listener of a topic.
interface TopicListener {
    /// The place up to which the listener has taken all items.
    long place();

    /// Signals a new item or a change of state, or that time has passed. Called from any thread.
    void wake();
}
