package io.prescient.replica;

import io.prescient.migration.ScratchDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Starts a replica of the packaged program with its own database, which the program of the test then uses too.
public class PreviousRelease implements QuarkusTestResourceLifecycleManager {
    private ScratchDatabase database;
    private Replica replica;
    private TradingClient client;

    @Override
    public Map<String, String> start() {
        database = new ScratchDatabase();
        try {
            var settings = new HashMap<>(database.environment());
            settings.put("PRESCIENT_SCHEMA_CHECK_INTERVAL", "0.2s");
            replica = Replica.start(settings);
            replica.awaitReadiness(200);
            client = TradingClient.at(replica::requests);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return database.settings();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(replica, new TestInjector.MatchesType(Replica.class));
        injector.injectIntoFields(client, new TestInjector.MatchesType(TradingClient.class));
        injector.injectIntoFields(database, new TestInjector.MatchesType(ScratchDatabase.class));
    }

    @Override
    public void stop() {
        try {
            replica.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            database.close();
        }
    }
}
