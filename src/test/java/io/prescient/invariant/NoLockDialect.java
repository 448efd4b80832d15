package io.prescient.invariant;

import org.hibernate.LockOptions;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.sql.ast.internal.NonLockingClauseStrategy;
import org.hibernate.sql.ast.spi.LockingClauseStrategy;
import org.hibernate.sql.ast.tree.select.QuerySpec;

/// Hibernate without `FOR UPDATE`: who asks for a row under its lock gets the row and no lock.
public class NoLockDialect extends PostgreSQLDialect {
    @Override
    @SuppressWarnings("removal") // that is how Hibernate asks
    public LockingClauseStrategy getLockingClauseStrategy(QuerySpec query, LockOptions options) {
        return NonLockingClauseStrategy.NON_CLAUSE_STRATEGY;
    }
}
