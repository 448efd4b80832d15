package io.prescient.signal;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.FieldError;
import io.prescient.http.ProblemException;
import io.prescient.http.StrictJsonReader;
import io.prescient.idempotency.JsonPayload;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;

/// The body of a POST of signals: one signal or a list of 1 to 1,000.
///
/// @param many whether the body is a list, also a list of one
@RegisterForReflection
record NewSignals(List<NewSignal> signals, boolean many) implements JsonPayload {

    static NewSignals read(JsonNode body, StrictJsonReader strictReader) {
        if (!body.isArray()) {
            return new NewSignals(List.of(strictReader.read(body, NewSignal.class)), false);
        }
        if (body.isEmpty() || body.size() > SignalService.MOST) {
            throw FieldError.problem("body", "must be a signal or a list of 1 to " + SignalService.MOST + " signals")
                    .asException();
        }
        var signals = new ArrayList<NewSignal>();
        for (int i = 0; i < body.size(); i++) {
            try {
                signals.add(strictReader.read(body.get(i), NewSignal.class));
            } catch (ProblemException e) {
                throw FieldError.prefixed("[" + i + "]", e.problem()).asException();
            }
        }
        return new NewSignals(signals, true);
    }

    List<String> marketIds() {
        return signals.stream().map(NewSignal::marketId).distinct().toList();
    }
}
