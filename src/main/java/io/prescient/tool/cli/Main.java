package io.prescient.tool.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;

/// Serves, or, with arguments, runs one command and ends.
@QuarkusMain
public final class Main {
    /// What a command does not want of the service: no port, no jobs, nothing done to the schema, and a standard output
    /// that holds the answer alone.
    private static final Map<String, String> QUIET = Map.of(
            "quarkus.http.host-enabled", "false",
            "prescient.serves", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.hibernate-orm.active", "false",
            "quarkus.flyway.migrate-at-start", "false",
            "quarkus.log.console.stderr", "true",
            "quarkus.log.level", "WARN",
            // What it could not do, the command says itself.
            "quarkus.log.category.\"org.flywaydb\".level", "OFF");

    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            Quarkus.run();
        } else if (arguments[0].equals(CheckCommand.NAME)) {
            System.exit(Commands.program().execute(arguments));
        } else {
            QUIET.forEach(System::setProperty);
            Quarkus.run(Commands.class, arguments);
        }
    }
}
