package io.prescient.tool.cli;

/// What a faulty proxy does wrong.
enum ProxyFault {
    none,
    /// Executes some trades twice, the second time under another key.
    repeats_trades,
    /// Repeats trades, and never answers one request.
    repeats_trades_and_fails_one,
    /// Answers some trades without executing them.
    drops_trades,
    /// Omits some entries of a stream.
    thins_streams,
    /// Omits the ids of events.
    drops_ids,
    /// Sends some entries of a stream as invalid JSON, each once.
    garbles_streams,
    /// Sends no stream entries, and fails everything but the journals once they are read.
    leaves_at_the_end,
    /// Reports every key as unknown.
    forgets_requests,
    /// Fails each query of a request's status.
    fails_requests,
    /// Adds a cent to the cash.
    adds_a_cent,
    /// Returns the current state for as-of reads.
    returns_now_for_as_of,
    /// Fails as-of reads.
    fails_as_of,
    /// Returns seq 1 in the header of every read.
    returns_wrong_seq,
    /// Returns the first response again to reads without `min_seq`.
    returns_stale_reads,
    /// Fails settlements.
    fails_settlement
}
