package io.prescient.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class RepeatedWarningTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void logsOncePerTenSeconds() {
        var lines = new ArrayList<String>();
        var category = RepeatedWarningTest.class.getName();
        var handler = collector(lines);
        var logger = java.util.logging.Logger.getLogger(category);
        logger.addHandler(handler);
        try {
            var time = new AtomicLong();
            var warning = new RepeatedWarning(Logger.getLogger(category), time::get);
            warning.log("a");
            warning.log("b");
            time.set(9 * SECOND);
            warning.log("c");
            time.set(10 * SECOND);
            warning.log("d");
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(List.of("a omitted_count=0", "d omitted_count=2"), lines);
    }

    private static Handler collector(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
