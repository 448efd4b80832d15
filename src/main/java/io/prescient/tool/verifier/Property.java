package io.prescient.tool.verifier;

/// The properties of a deployment that a check verifies.
public enum Property {
    nothing_lost("every acknowledged change is in the journal as it was reported"),
    nothing_doubled("no change is made twice or without a request"),
    rejected_stays_out("no change is made under a key that was rejected or cancelled"),
    one_response("every client gets the same response for a key, at any time"),
    order("a change that was acknowledged before another was requested has the smaller seq"),
    journal_whole("the journal counts 1, 2, 3, … and is the same on every replica"),
    stream_whole("a stream sends each entry once and in order, across reconnects"),
    stream_matches_journal("a stream sends the entries of the journal"),
    state_is_fold("the totals at a seq are the sum of the journal up to it"),
    books_balance("after every entry, cash = deposits - withdrawals + realized - invested"),
    no_limit_exceeded("no buy or withdrawal exceeds the cash, and no buy exceeds a limit"),
    min_seq("a read with min_seq shows at least that seq"),
    read_your_writes("a read shows every change that was acknowledged before it started");

    private final String description;

    Property(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }
}
