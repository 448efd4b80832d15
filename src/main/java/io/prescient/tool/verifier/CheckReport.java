package io.prescient.tool.verifier;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// What a run did and found.
///
/// @param requests changes that were asked for, each under its key
/// @param unanswered attempts without an answer that says anything
/// @param sightings times that somebody was told a portfolio's figures
/// @param unknown requests of which nobody could be told what became of them
/// @param leftBehind what could not be archived or closed at the end
/// @param unclear why it cannot say that all is sound; null if it can
/// @param broken of each broken promise the smallest evidence
@RegisterForReflection
public record CheckReport(
        String run,
        long seed,
        List<Long> portfolios,
        int requests,
        long committed,
        long refused,
        long sealed,
        long unknown,
        int raced,
        int hungUp,
        int unanswered,
        int resumed,
        int entries,
        int sightings,
        List<String> leftBehind,
        String unclear,
        List<Evidence> broken) {

    public boolean isSound() {
        return broken.isEmpty() && unclear == null;
    }
}
