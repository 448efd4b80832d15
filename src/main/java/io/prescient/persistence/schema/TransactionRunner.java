package io.prescient.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Runs statements in one transaction.
public record TransactionRunner(DataSource dataSource) {
    /// The statements of a transaction. It is rolled back if they fail.
    public interface Work<T> {
        T run(Statement statement) throws SQLException;
    }

    /// Runs statements and commits, or rolls back if one fails.
    ///
    /// @throws SchemaException with the message of the database if a statement fails
    public <T> T run(Work<T> work) {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                var result = work.run(statement);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new SchemaException(e.getMessage());
        }
    }

    private Connection connect() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new SchemaException("No connection to PostgreSQL: " + e.getMessage()
                    + " Check PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD, or QUARKUS_DATASOURCE_REACTIVE_URL.");
        }
    }
}
