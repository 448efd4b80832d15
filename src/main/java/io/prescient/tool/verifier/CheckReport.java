package io.prescient.tool.verifier;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// What a run did and found.
///
/// @param requestCount changes that were asked for, each under its key
/// @param unansweredCount attempts without an answer that says anything
/// @param readCount times that somebody was told a portfolio's figures
/// @param unknownCount requests of which nobody could be told what became of them
/// @param leftBehind what could not be archived or closed at the end
/// @param inconclusiveReason why it cannot say that all is sound; null if it can
/// @param violations of each broken promise the smallest evidence
@RegisterForReflection
public record CheckReport(
        String run,
        long seed,
        List<Long> portfolioIds,
        int requestCount,
        long committedCount,
        long rejectedCount,
        long cancelledCount,
        long unknownCount,
        int racedCount,
        int abandonedCount,
        int unansweredCount,
        int resumedCount,
        int entryCount,
        int readCount,
        List<String> leftBehind,
        String inconclusiveReason,
        List<Evidence> violations) {

    public boolean isSound() {
        return violations.isEmpty() && inconclusiveReason == null;
    }
}
