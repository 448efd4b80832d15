package io.prescient.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/// What a class logs while a test listens: the sentences, and the failures told with them.
final class LogRecorder extends Handler implements AutoCloseable {
    final List<String> messages = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    private final Logger logger;

    LogRecorder(Class<?> by) {
        logger = Logger.getLogger(by.getName());
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord told) {
        messages.add(new PatternFormatter("%s").format(told));
        if (told.getThrown() != null) {
            failures.add(told.getThrown().getMessage());
        }
    }

    @Override
    public void flush() {
        // It keeps what it is told.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
