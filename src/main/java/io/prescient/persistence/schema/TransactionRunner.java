package io.prescient.persistence.schema;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Runs statements one after the other, and all of them or none.
public record TransactionRunner(DataSource dataSource) {
    /// What is done in a transaction; it is taken back if it fails.
    public interface Work<T> {
        T run(Statement statement) throws SQLException;
    }

    public <T> T run(Work<T> work) {
        try (var connection = dataSource.getConnection()) {
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
}
