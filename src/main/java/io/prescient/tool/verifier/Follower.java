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

/// Follows a portfolio at one replica, and now and then hangs up in the middle and resumes after the last event it got.
final class Follower implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int MOST_LINES = 400;

    private final CheckContext work;
    private final long portfolioId;
    private final URI where;
    private final RandomGenerator dice;
    private final List<ReceivedEvent> arrivals = Collections.synchronizedList(new ArrayList<>());
    private volatile InputStream connection;
    /// The newest id, by which it resumes; what it was told is judged by its seq.
    private volatile long place;

    private volatile long last;
    private volatile boolean puzzled;
    private volatile boolean stopped;
    private int connections;

    Follower(CheckContext work, long portfolioId, URI where, RandomGenerator dice) {
        this.work = work;
        this.portfolioId = portfolioId;
        this.where = where;
        this.dice = dice;
    }

    URI where() {
        return where;
    }

    boolean follows(ObservedJournal book) {
        return book.portfolioId() == portfolioId && book.where().equals(where);
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                listen();
            } catch (JsonProcessingException | InconclusiveException e) {
                // It is asked for again, until it can be read.
                puzzled = true;
                work.recorder().addStrange("A stream of %s told: %s".formatted(where, e.getMessage()));
            } catch (IOException _) {
                // The replica is gone, or we hung up.
            }
            Deadline.sleep(PAUSE);
        }
    }

    boolean isAt(long seq) {
        return last >= seq;
    }

    void stop() {
        stopped = true;
        hangUp();
    }

    ObservedStream told(boolean isWhole) {
        return new ObservedStream(portfolioId, where, List.copyOf(arrivals), isWhole && !puzzled);
    }

    private void listen() throws IOException {
        var answer = work.deployment().stream(where, portfolioId, place);
        try (var body = answer.body();
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            connection = body;
            if (answer.statusCode() == 200 && !stopped) {
                connections++;
                work.recorder().resumed.addAndGet(connections > 1 ? 1 : 0);
                read(lines, dice.nextInt(1, MOST_LINES));
            }
        }
    }

    private void read(BufferedReader lines, int most) throws IOException {
        String name = "";
        String id = "";
        String data = "";
        int read = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                take(name, id, data);
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
            read++;
            if (read == most && work.watch().isRunning()) {
                return;
            }
        }
    }

    private void take(String name, String id, String data) throws JsonProcessingException {
        boolean isSnapshot = name.equals("snapshot");
        if (!isSnapshot && !name.equals("entry")) {
            return;
        }
        var json = Deployment.JSON.readTree(data);
        long seq = json.path("seq").asLong();
        long now = work.watch().now();
        var entry = isSnapshot ? null : ObservedEntry.of(json);
        var figures = isSnapshot ? Amounts.of(json) : null;
        long resumable = id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
        arrivals.add(new ReceivedEvent(connections, seq, resumable, entry, now));
        if (isSnapshot) {
            var span = new CallSpan("stream", where, now, now);
            work.recorder().add(new ObservedRead(portfolioId, span, ReadExpectation.NONE, seq, figures));
        }
        last = seq;
        place = id.isEmpty() ? place : resumable;
    }

    /// Ends the connection, which may have died silently, and begins another.
    void hangUp() {
        try (var _ = connection) {
            connection = null;
        } catch (IOException _) {
            // It was gone already.
        }
    }
}
