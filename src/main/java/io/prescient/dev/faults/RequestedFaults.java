package io.prescient.dev.faults;

import java.time.Duration;
import java.util.regex.Pattern;

/// What a request's header `Fault-Injection` asks to go wrong.
///
/// @param delay before anything is done; null for none
/// @param dropsAfterCommit whether the connection ends instead of the answer
/// @param cutInEvent the event of a stream, counted from 1, in the middle of which the connection ends; 0 for none
/// @param repeat the event of a stream that is told twice; 0 for none
record RequestedFaults(Duration delay, boolean dropsAfterCommit, int cutInEvent, int repeat) {
    static final String HEADER = "Fault-Injection";

    private static final String EXPECTED =
            "must be delay=750ms (or s, at most 60s), drop-after-commit, cut-in-event=N, repeat=N, or several with commas";
    private static final Pattern FAULT = Pattern.compile(
            "delay=(?<delay>[0-9]{1,5})(?<unit>ms|s)|(?<drop>drop-after-commit)|cut-in-event=(?<cut>[1-9][0-9]{0,5})"
                    + "|repeat=(?<repeat>[1-9][0-9]{0,5})");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final RequestedFaults NONE = new RequestedFaults(null, false, 0, 0);

    /// @throws IllegalArgumentException with what is expected
    static RequestedFaults of(String header) {
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

    /// Whether it spoils the answer on its way out.
    boolean spoilAnswer() {
        return dropsAfterCommit || cutInEvent > 0 || repeat > 0;
    }

    private RequestedFaults delayed(String number, String unit) {
        var wanted = unit.equals("s") ? Duration.ofSeconds(number(number)) : Duration.ofMillis(number(number));
        if (wanted.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return new RequestedFaults(wanted, dropsAfterCommit, cutInEvent, repeat);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
