package io.prescient.commit;

/// A change of one portfolio. It is decided in memory under the portfolio's row lock, in one transaction with other
/// commands.
///
/// @param <R> the result
public interface Command<R> {
    long portfolioId();

    /// Names the rows that the decision reads. The portfolio itself is always loaded.
    void load(Loads loads);

    /// Decides the command. It reads and changes rows in `work` only, and it has no other effect, because a failed
    /// batch is decided again. If it throws, its changes are discarded and the caller of {@link GroupCommit#submit}
    /// gets the exception.
    R decide(UnitOfWork work);

    /// How many rows the command writes, roughly. A batch takes commands up to a total weight.
    default int weight() {
        return 1;
    }
}
