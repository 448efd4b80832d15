package io.prescient.tool.cli;

import io.prescient.tool.verifier.CheckReport;
import io.prescient.tool.verifier.Evidence;
import java.util.ArrayList;
import java.util.List;

/// A check as whoever ran it reads it: what was done, then what was found.
record CheckReportText(CheckReport report) {

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("%s, seed %d, portfolios %s".formatted(report.run(), report.seed(), report.portfolios()));
        lines.add(
                "%d requests: %d committed, %d refused, %d sealed, %d unknown; %d raced, %d hung up on, %d attempts unanswered"
                        .formatted(
                                report.requests(),
                                report.committed(),
                                report.refused(),
                                report.sealed(),
                                report.unknown(),
                                report.raced(),
                                report.hungUp(),
                                report.unanswered()));
        lines.add("%d journal entries, told %d times in figures; streams were resumed %d times"
                .formatted(report.entries(), report.sightings(), report.resumed()));
        if (!report.leftBehind().isEmpty()) {
            lines.add("Left behind, neither archived nor closed: " + String.join(", ", report.leftBehind()));
        }
        report.broken().forEach(evidence -> add(lines, evidence));
        if (report.unclear() != null) {
            lines.add("Unclear: " + report.unclear());
        }
        if (report.isSound()) {
            lines.add("Sound");
        }
        return lines;
    }

    private static void add(List<String> lines, Evidence evidence) {
        lines.add(
                "BROKEN %s: %s".formatted(evidence.promise(), evidence.promise().says()));
        lines.add("  portfolio %d: %s".formatted(evidence.portfolioId(), evidence.found()));
        evidence.events().forEach(event -> lines.add("    " + event));
    }
}
