package io.prescient.trade;

import io.prescient.http.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What bounds the stake of a trade, in the order of judgement, and the code with which it refuses.
@Schema(name = "TradeLimit")
enum Limit {
    cash(ProblemCode.insufficient_cash),
    max_position_size(ProblemCode.position_size_exceeded),
    max_total_exposure(ProblemCode.exposure_exceeded),
    max_positions(ProblemCode.positions_exceeded),
    range(ProblemCode.out_of_range);

    final ProblemCode code;

    Limit(ProblemCode code) {
        this.code = code;
    }
}
