package io.prescient.tool.verifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Reads a portfolio's stream from one replica. It reconnects at random and resumes after the last event it received.
final class Follower implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int MAX_LINES = 400;

    private final CheckContext context;
    private final long portfolioId;
    private final URI replica;
    private final RandomGenerator random;
    private final List<ObservedStream.Event> events = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable InputStream connection;
    /// The newest id, from which it resumes as a client would. The events themselves are verified by their seq.
    private volatile long resumeId;

    private volatile long lastSeq;
    private volatile boolean hasUnreadableEvent;
    private volatile boolean isStopped;
    private int connections;

    Follower(CheckContext context, long portfolioId, URI replica, RandomGenerator random) {
        this.context = context;
        this.portfolioId = portfolioId;
        this.replica = replica;
        this.random = random;
    }

    URI replica() {
        return replica;
    }

    boolean follows(ObservedJournal journal) {
        return journal.portfolioId() == portfolioId && journal.replica().equals(replica);
    }

    boolean hasReached(long seq) {
        return lastSeq >= seq;
    }

    ObservedStream observed(boolean isComplete) {
        return new ObservedStream(portfolioId, replica, List.copyOf(events), isComplete && !hasUnreadableEvent);
    }

    @Override
    public void run() {
        while (!isStopped) {
            try {
                connect();
            } catch (JsonProcessingException | InconclusiveException e) {
                // The next connection resumes before this event.
                hasUnreadableEvent = true;
                context.recorder()
                        .addProblem("a stream of %s sent an unreadable event: %s".formatted(replica, e.getMessage()));
            } catch (IOException _) {
                // The replica or this follower closed the connection.
            }
            Deadline.sleep(PAUSE);
        }
    }

    void stop() {
        isStopped = true;
        disconnect();
    }

    /// Closes the connection, which may be dead without an error. The follower then opens another.
    void disconnect() {
        try (var _ = connection) {
            connection = null;
        } catch (IOException _) {
            // It was closed already.
        }
    }

    private void connect() throws IOException {
        var response = context.deployment().openStream(replica, portfolioId, resumeId);
        try (var body = response.body();
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            connection = body;
            if (response.statusCode() == 200 && !isStopped) {
                connections++;
                context.recorder().resumed.addAndGet(connections > 1 ? 1 : 0);
                read(lines, random.nextInt(1, MAX_LINES));
            }
        }
    }

    /// Reads server-sent events.
    ///
    /// @param maxLines after which it closes the connection while workers are active
    private void read(BufferedReader lines, int maxLines) throws IOException {
        String name = "";
        String id = "";
        String data = "";
        int count = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                receive(name, id, data);
                name = "";
                id = "";
                data = "";
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("data:")) {
                data = line.substring(5).strip();
            }
            count++;
            if (count == maxLines && context.deadline().isRunning()) {
                return;
            }
        }
    }

    private void receive(String name, String id, String data) throws JsonProcessingException {
        boolean isSnapshot = name.equals("snapshot");
        if (!isSnapshot && !name.equals("entry")) {
            return;
        }
        var json = Deployment.JSON.readTree(data);
        long seq = json.path("seq").asLong();
        long now = context.deadline().now();
        var entry = isSnapshot ? null : ObservedEntry.of(json);
        var amounts = isSnapshot ? Amounts.of(json) : null;
        long numericId = id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
        events.add(new ObservedStream.Event(connections, seq, numericId, entry, now));
        if (amounts != null) {
            var span = new CallSpan("stream", replica, now, now);
            context.recorder().add(new ObservedRead(portfolioId, span, ReadExpectation.NONE, seq, amounts));
        }
        lastSeq = seq;
        resumeId = id.isEmpty() ? resumeId : numericId;
    }
}
