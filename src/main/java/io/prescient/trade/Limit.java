package io.prescient.trade;

import io.prescient.http.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A limit on the amount of a trade, in the order in which limits are checked.
@Schema(name = "TradeLimit")
enum Limit {
    cash(ProblemCode.insufficient_cash),
    max_position_size(ProblemCode.position_size_exceeded),
    max_total_exposure(ProblemCode.exposure_exceeded),
    max_positions(ProblemCode.positions_exceeded),
    range(ProblemCode.out_of_range);

    /// Code of the problem if a trade exceeds the limit.
    final ProblemCode code;

    Limit(ProblemCode code) {
        this.code = code;
    }
}
