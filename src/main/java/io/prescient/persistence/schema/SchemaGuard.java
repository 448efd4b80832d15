package io.prescient.persistence.schema;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Rejects every request while this program must not serve with the schema.
@Singleton
public class SchemaGuard {
    @Inject
    SchemaWatch watch;

    @ServerRequestFilter(preMatching = true)
    public void rejectWhileIncompatible() {
        watch.incompatibility().ifPresent(reason -> {
            throw Problem.of(ProblemCode.schema_unknown, reason).asException();
        });
    }
}
