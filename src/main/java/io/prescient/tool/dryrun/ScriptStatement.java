package io.prescient.tool.dryrun;

import io.prescient.tool.migration.MigrationScript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.database.postgresql.PostgreSQLParser;

/// One statement of a script. The script is split by the parser of Flyway, which runs migrations.
///
/// @param line the first line after leading comments, from 1
/// @param excerpt the beginning of the statement, in one line
/// @param inTransaction whether it can run in a transaction
record ScriptStatement(String script, int line, String excerpt, String sql, boolean inTransaction) {
    private static final Pattern COMMENTS = Pattern.compile("\\A(\\s|--[^\\n]*(\\n|\\z)|(?s:/\\*.*?\\*/))+");
    private static final int EXCERPT_LENGTH = 60;

    static List<ScriptStatement> of(MigrationScript script, Configuration configuration) {
        var parser = new PostgreSQLParser(configuration, new ParsingContext());
        var all = new ArrayList<ScriptStatement>();
        try (var statements = parser.parse(new StringResource(script.text()))) {
            while (statements.hasNext()) {
                all.add(of(script, statements.next()));
            }
        }
        return all;
    }

    private static ScriptStatement of(MigrationScript script, SqlStatement statement) {
        return new ScriptStatement(
                script.name(),
                statement.getLineNumber(),
                excerpt(COMMENTS.matcher(statement.getSql()).replaceFirst("")),
                statement.getSql(),
                statement.canExecuteInTransaction());
    }

    /// The beginning of a text in one line, at most 60 characters.
    static String excerpt(String sql) {
        var line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= EXCERPT_LENGTH
                ? line
                : line.substring(0, EXCERPT_LENGTH - 1).stripTrailing() + "…";
    }
}
