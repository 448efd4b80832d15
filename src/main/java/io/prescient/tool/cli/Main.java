package io.prescient.tool.cli;

import io.prescient.http.ConnectionExtension;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;

/// Starts the service or, with arguments, runs one command.
@QuarkusMain
public final class Main {
    /// Settings of a command: no port, no jobs, no migration at the start, and a standard output with nothing but
    /// the result.
    private static final Map<String, String> COMMAND_SETTINGS = Map.of(
            "quarkus.http.host-enabled", "false",
            "prescient.serves", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.hibernate-orm.active", "false",
            "quarkus.flyway.migrate-at-start", "false",
            "quarkus.log.console.stderr", "true",
            "quarkus.log.level", "WARN",
            // The command prints its failures itself.
            "quarkus.log.category.\"org.flywaydb\".level", "OFF");

    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            ConnectionExtension.enable();
            Quarkus.run();
        } else if (arguments[0].equals(CheckCommand.NAME) || arguments[0].equals(Commands.VERSION)) {
            System.exit(Commands.program().execute(arguments));
        } else {
            COMMAND_SETTINGS.forEach(System::setProperty);
            Quarkus.run(Commands.class, arguments);
        }
    }
}
