package io.prescient.dev.faults;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The faults that a request lists in its header.
///
/// @param delay the wait before the request is processed; null for none
/// @param dropsAfterCommit whether the connection is closed instead of sending the response
/// @param cutInEvent the number, from 1, of the stream event in the middle of which the connection is closed; 0 for
/// none
/// @param repeat the number, from 1, of the stream event that is sent twice; 0 for none
record RequestedFaults(@Nullable Duration delay, boolean dropsAfterCommit, int cutInEvent, int repeat) {
    static final String HEADER = "Fault-Injection";

    private static final String EXPECTED =
            "must be delay=750ms (or s, at most 60s), drop-after-commit, cut-in-event=N, repeat=N, or several of them separated by commas";
    private static final Pattern FAULT = Pattern.compile(
            "delay=(?<delay>[0-9]{1,5})(?<unit>ms|s)|(?<drop>drop-after-commit)|cut-in-event=(?<cut>[1-9][0-9]{0,5})"
                    + "|repeat=(?<repeat>[1-9][0-9]{0,5})");
    private static final Duration MAX_DELAY = Duration.ofSeconds(60);
    private static final RequestedFaults NONE = new RequestedFaults(null, false, 0, 0);

    /// @throws IllegalArgumentException with the accepted syntax
    static RequestedFaults parse(String header) {
        var faults = NONE;
        for (var one : header.split(",", -1)) {
            var fault = FAULT.matcher(one.strip());
            if (!fault.matches()) {
                throw new IllegalArgumentException(EXPECTED);
            }
            if (fault.group("delay") != null) {
                faults = faults.delayed(fault.group("delay"), fault.group("unit"));
            } else if (fault.group("drop") != null) {
                faults = new RequestedFaults(faults.delay, true, faults.cutInEvent, faults.repeat);
            } else if (fault.group("cut") != null) {
                faults = new RequestedFaults(
                        faults.delay, faults.dropsAfterCommit, number(fault.group("cut")), faults.repeat);
            } else {
                faults = new RequestedFaults(
                        faults.delay, faults.dropsAfterCommit, faults.cutInEvent, number(fault.group("repeat")));
            }
        }
        return faults;
    }

    /// Whether the response is changed.
    boolean corruptsResponse() {
        return dropsAfterCommit || cutInEvent > 0 || repeat > 0;
    }

    private RequestedFaults delayed(String number, String unit) {
        var delay = unit.equals("s") ? Duration.ofSeconds(number(number)) : Duration.ofMillis(number(number));
        if (delay.compareTo(MAX_DELAY) > 0) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return new RequestedFaults(delay, dropsAfterCommit, cutInEvent, repeat);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
