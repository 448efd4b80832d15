package io.prescient.tool.cli;

import io.prescient.tool.verifier.CheckReport;
import io.prescient.tool.verifier.Evidence;
import java.util.ArrayList;
import java.util.List;

/// A check as whoever ran it reads it: what was done, then what was found.
record CheckReportText(CheckReport report) {

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("%s, seed %d, portfolios %s".formatted(report.run(), report.seed(), report.portfolioIds()));
        lines.add(
                "%d requests: %d committed, %d rejected, %d cancelled, %d unknown; %d raced, %d abandoned, %d attempts unanswered"
                        .formatted(
                                report.requestCount(),
                                report.committedCount(),
                                report.rejectedCount(),
                                report.cancelledCount(),
                                report.unknownCount(),
                                report.racedCount(),
                                report.abandonedCount(),
                                report.unansweredCount()));
        lines.add("%d journal entries, told %d times in figures; streams were resumed %d times"
                .formatted(report.entryCount(), report.readCount(), report.resumedCount()));
        if (!report.leftBehind().isEmpty()) {
            lines.add("Left behind, neither archived nor closed: " + String.join(", ", report.leftBehind()));
        }
        report.violations().forEach(evidence -> add(lines, evidence));
        if (report.inconclusiveReason() != null) {
            lines.add("Unclear: " + report.inconclusiveReason());
        }
        if (report.isSound()) {
            lines.add("Sound");
        }
        return lines;
    }

    private static void add(List<String> lines, Evidence evidence) {
        lines.add("BROKEN %s: %s"
                .formatted(evidence.property(), evidence.property().says()));
        lines.add("  portfolio %d: %s".formatted(evidence.portfolioId(), evidence.description()));
        evidence.events().forEach(event -> lines.add("    " + event));
    }
}
