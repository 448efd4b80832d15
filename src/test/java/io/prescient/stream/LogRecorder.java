package io.prescient.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/// Records the messages that a class logs until it is closed, and the messages of logged exceptions.
final class LogRecorder extends Handler implements AutoCloseable {
    final List<String> messages = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    private final Logger logger;

    LogRecorder(Class<?> source) {
        logger = Logger.getLogger(source.getName());
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        messages.add(new PatternFormatter("%s").format(record));
        if (record.getThrown() != null) {
            failures.add(record.getThrown().getMessage());
        }
    }

    @Override
    public void flush() {
        // Records are not buffered.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
