package io.prescient.trade;

import io.prescient.web.Code;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What bounds the stake of a trade, in the order of judgement, and the code with which it refuses.
@Schema(name = "TradeLimit")
enum Limit {
    cash(Code.insufficient_cash),
    max_position_size(Code.position_size_exceeded),
    max_total_exposure(Code.exposure_exceeded),
    max_positions(Code.positions_exceeded),
    range(Code.out_of_range);

    final Code code;

    Limit(Code code) {
        this.code = code;
    }
}
