package io.prescient.invariant;

import org.hibernate.LockOptions;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.sql.ast.internal.NonLockingClauseStrategy;
import org.hibernate.sql.ast.spi.LockingClauseStrategy;
import org.hibernate.sql.ast.tree.select.QuerySpec;

/// A Hibernate dialect without `FOR UPDATE`: a query with a row lock returns the row and takes no lock.
public class NoLockDialect extends PostgreSQLDialect {
    @Override
    @SuppressWarnings("removal") // Hibernate calls this method
    public LockingClauseStrategy getLockingClauseStrategy(QuerySpec query, LockOptions options) {
        return NonLockingClauseStrategy.NON_CLAUSE_STRATEGY;
    }
}
