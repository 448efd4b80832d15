package io.prescient.tool.verifier;

/// What a deployment promises and a run can find broken.
public enum Property {
    nothing_lost("what was acknowledged is in the journal, as it was told"),
    nothing_doubled("nothing is done twice, and nothing that nobody asked for"),
    rejected_stays_out("nothing is done under a key that was refused or sealed"),
    one_response("a key has one outcome, told alike to everyone and never forgotten"),
    order("what was answered before another was asked stands before it"),
    journal_whole("the journal counts 1, 2, 3 and is the same on every replica"),
    stream_whole("a stream tells each entry once and in order, however often it is resumed"),
    stream_matches_journal("a stream tells what the journal says"),
    state_is_fold("what is told of a seq is the sum of the journal up to it"),
    books_balance("cash = what was put in + realized - invested, after every entry"),
    no_limit_exceeded("no buy and no withdrawal takes more cash than is there, no buy oversteps a limit"),
    min_seq("a read with min_seq shows no less"),
    read_your_writes("a read shows what was acknowledged before it began");

    private final String says;

    Property(String says) {
        this.says = says;
    }

    public String says() {
        return says;
    }
}
