package io.prescient.http;

/// Every problem code of the API with its HTTP status and title. docs/reference/errors.md explains them.
public enum ProblemCode {
    validation_failed(400, "Validation failed. Fix the listed fields."),
    unreadable_body(400, "The body cannot be read."),
    unknown_parameter(400, "Unknown query parameter."),
    invalid_parameter(400, "Invalid parameter."),
    impossible_quote(400, "The prices of the two sides cannot belong together."),
    not_found(404, "Not found."),
    portfolio_not_found(404, "Portfolio not found."),
    event_not_found(404, "Event not found."),
    market_not_found(404, "Market not found."),
    snapshot_not_found(404, "The market has no snapshot yet."),
    trade_not_found(404, "Trade not found."),
    position_not_found(404, "Position not found."),
    settlement_not_found(404, "The market is not settled."),
    signal_not_found(404, "Signal not found."),
    import_not_found(404, "Import not found."),
    proposal_not_found(404, "No settlement is proposed for the market."),
    as_of_not_found(404, "The portfolio has no state at this instant."),
    method_not_allowed(405, "Method not allowed."),
    not_acceptable(406, "The requested media type is not available."),
    name_taken(409, "Another portfolio has this name."),
    idempotency_conflict(409, "The key was used for another request."),
    key_cancelled(409, "The key was cancelled."),
    portfolio_not_active(409, "The portfolio is not active."),
    portfolio_archived(409, "The portfolio is archived and read-only."),
    portfolio_not_archived(409, "Only archived portfolios can be deleted."),
    position_not_open(409, "The position is not open."),
    market_closed(409, "The market is closed."),
    market_in_use(409, "The market is in use and cannot be deleted."),
    conflicting_observation(409, "Other prices are stored for this market and instant."),
    deadline_passed(409, "The deadline has passed."),
    signal_expired(409, "The signal has expired."),
    signal_not_pending(409, "The signal is not pending."),
    import_running(409, "Another import is running."),
    proposal_accepted(409, "The proposal was already accepted."),
    proposal_changed(409, "Another outcome is proposed."),
    proposal_withdrawn(409, "The proposal was withdrawn."),
    settlement_conflict(409, "The market is settled with another outcome."),
    batch_rejected(409, "Another trade of the atomic batch was rejected."),
    seq_mismatch(412, "The portfolio is at another seq."),
    body_too_large(413, "The body is too large."),
    unsupported_media_type(415, "Unsupported media type."),
    strategy_unknown(422, "Unknown strategy."),
    market_unknown(422, "Unknown market."),
    no_price(422, "The market has no price for this side."),
    price_not_tradable(422, "The price is 0 or 1."),
    price_too_old(422, "The price is too old."),
    limit_price_exceeded(422, "The price is worse than the limit price."),
    insufficient_cash(422, "Insufficient cash."),
    insufficient_shares(422, "Insufficient shares."),
    out_of_range(422, "An amount would exceed its maximum."),
    position_size_exceeded(422, "The amount exceeds max_position_size."),
    exposure_exceeded(422, "The portfolio would exceed max_total_exposure."),
    positions_exceeded(422, "The portfolio would exceed max_positions."),
    internal_error(500, "Internal error."),
    overloaded(503, "Too many waiting requests."),
    unavailable(503, "Service unavailable."),
    schema_unknown(503, "The schema version of the database is not supported."),
    min_seq_timeout(504, "Timed out waiting for the requested portfolio sequence.");

    public final int status;
    public final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }
}
