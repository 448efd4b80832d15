package io.prescient.tool.cli;

/// What a lying proxy does beside passing on.
enum Lie {
    none,
    /// Does some trades twice, the second time under another key.
    repeats_trades,
    /// Does it, too, and one request is never answered.
    repeats_trades_and_fails_one,
    /// Answers for some trades without doing them.
    swallows_trades,
    /// Leaves out some entries of a stream.
    thins_streams,
    /// Leaves out where to resume.
    drops_ids,
    /// Tells some entries of a stream in a way that nobody can read, each once.
    garbles_streams,
    /// Tells the journals, but at that time the streams have told nothing, and all else is gone.
    leaves_at_the_end,
    /// Knows nothing of any key.
    forgets_requests,
    /// Has no answer to what became of a key.
    fails_requests,
    /// Tells a cent more cash than there is.
    adds_a_cent,
    /// Tells what is where it was asked for what was.
    tells_now_for_then,
    /// Has no answer to what was.
    fails_as_of,
    /// Says of every read that it saw the first seq.
    says_another_seq,
    /// Goes on telling what it first told to whoever names no seq.
    tells_old_news,
    /// Never settles a market.
    fails_settlement
}
