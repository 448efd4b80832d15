package io.prescient.http;

/// Every way a request can fail, in one list: the stable code, its HTTP status and its title. See docs/errors.md.
public enum ProblemCode {
    validation_failed(400, "The request breaks a rule of its fields"),
    unreadable_body(400, "The body is not readable"),
    unknown_parameter(400, "The query has a parameter that is not known here"),
    invalid_parameter(400, "A parameter cannot be read"),
    not_found(404, "There is nothing at this path"),
    portfolio_not_found(404, "The portfolio is not known"),
    event_not_found(404, "The event is not known"),
    market_not_found(404, "The market is not known"),
    snapshot_not_found(404, "The market has no observation yet"),
    trade_not_found(404, "The trade is not known"),
    position_not_found(404, "The position is not known"),
    settlement_not_found(404, "The market is not settled"),
    signal_not_found(404, "The signal is not known"),
    import_not_found(404, "The import is not known"),
    proposal_not_found(404, "Nothing was proposed for the market"),
    as_of_not_found(404, "The portfolio had not come so far"),
    method_not_allowed(405, "The path does not know this method"),
    not_acceptable(406, "The answer exists in other media types"),
    name_taken(409, "Another portfolio has this name"),
    idempotency_conflict(409, "The key was used for another request"),
    key_cancelled(409, "The key was sealed before a request came with it"),
    portfolio_not_active(409, "The portfolio is not active"),
    portfolio_archived(409, "The portfolio is archived and read-only"),
    portfolio_not_archived(409, "Only an archived portfolio can be deleted"),
    position_not_open(409, "The position is not open"),
    market_closed(409, "The market is closed"),
    deadline_passed(409, "The deadline has passed"),
    signal_expired(409, "The signal has expired"),
    signal_not_pending(409, "The signal was decided on before"),
    import_running(409, "Another import is fetching from the venue"),
    proposal_accepted(409, "The proposal was accepted"),
    proposal_changed(409, "Another outcome is proposed"),
    proposal_withdrawn(409, "The proposal needs no decision any more"),
    settlement_conflict(409, "The market is settled with another outcome"),
    batch_rejected(409, "Another trade of the atomic batch was refused"),
    seq_mismatch(412, "The portfolio has changed since"),
    body_too_large(413, "The body is too large"),
    unsupported_media_type(415, "The body has a media type that is not read here"),
    strategy_unknown(422, "The strategy is not known here"),
    market_unknown(422, "The market of the trade is not known"),
    no_price(422, "The market has no price for this side"),
    price_not_tradable(422, "Nothing can be bought at a price of 0 or 1"),
    price_too_old(422, "The price was observed too long ago"),
    limit_price_exceeded(422, "The price is worse than limit_price"),
    insufficient_cash(422, "The portfolio has too little cash"),
    insufficient_shares(422, "The position has fewer shares"),
    out_of_range(422, "A figure would outgrow the books"),
    position_size_exceeded(422, "The stake exceeds max_position_size"),
    exposure_exceeded(422, "The portfolio would exceed max_total_exposure"),
    positions_exceeded(422, "The portfolio would exceed max_positions"),
    internal_error(500, "Something went wrong here"),
    unavailable(503, "The service cannot answer at the moment"),
    schema_unknown(503, "The database has a schema that this program does not know"),
    min_seq_timeout(504, "The portfolio was not seen so far in time");

    public final int status;
    public final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }
}
