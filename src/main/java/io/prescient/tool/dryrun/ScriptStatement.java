package io.prescient.tool.dryrun;

import io.prescient.persistence.schema.MigrationScript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.database.postgresql.PostgreSQLParser;

/// One statement of a script. It is told from the next one by what runs migrations.
///
/// @param line at which it begins, behind the comments before it
/// @param words its first ones
/// @param inTransaction whether it may run in one
record ScriptStatement(String script, int line, String excerpt, String sql, boolean inTransaction) {
    private static final Pattern COMMENTS = Pattern.compile("\\A(\\s|--[^\\n]*(\\n|\\z)|(?s:/\\*.*?\\*/))+");
    private static final int TOLD = 60;

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

    /// The beginning of a text, in one line.
    static String excerpt(String sql) {
        var line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= TOLD ? line : line.substring(0, TOLD - 1).stripTrailing() + "…";
    }
}
