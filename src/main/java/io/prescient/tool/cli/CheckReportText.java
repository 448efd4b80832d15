package io.prescient.tool.cli;

import io.prescient.tool.verifier.CheckReport;
import io.prescient.tool.verifier.Violation;
import java.util.ArrayList;
import java.util.List;

/// The text output of `check`.
record CheckReportText(CheckReport report) {

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("%s, seed %d, portfolios %s".formatted(report.run(), report.seed(), report.portfolioIds()));
        lines.add("%d requests: %d committed, %d rejected, %d cancelled, %d unknown"
                .formatted(
                        report.requestCount(),
                        report.committedCount(),
                        report.rejectedCount(),
                        report.cancelledCount(),
                        report.unknownCount()));
        lines.add("%d requests sent concurrently, %d abandoned before the response, %d attempts unanswered"
                .formatted(report.racedCount(), report.abandonedCount(), report.unansweredCount()));
        lines.add("%d journal entries, %d reads of totals, %d streams resumed"
                .formatted(report.entryCount(), report.readCount(), report.resumedCount()));
        if (!report.leftBehind().isEmpty()) {
            lines.add("Not archived or closed: " + String.join(", ", report.leftBehind()));
        }
        report.violations().forEach(violation -> add(lines, violation));
        if (report.inconclusiveReason() != null) {
            lines.add("Inconclusive: " + report.inconclusiveReason());
        }
        if (report.isPassed()) {
            lines.add("Passed");
        }
        return lines;
    }

    private static void add(List<String> lines, Violation violation) {
        var property = violation.property();
        lines.add("VIOLATED %s: %s".formatted(property, property.description()));
        lines.add("  portfolio %d: %s".formatted(violation.portfolioId(), violation.description()));
        violation.events().forEach(event -> lines.add("    " + event));
    }
}
