-- The requests of bench/run:  wrk … bench/requests.lua -- trade|read|performance FIRST LAST
-- Each goes to a random portfolio between the two ids; a trade's id is left to the server, its market is random.

local threads = 0

function setup(thread)
    threads = threads + 1
    thread:set("number", threads)
end

function init(args)
    math.randomseed(os.time() * 100 + number)
    what, first, last = args[1], tonumber(args[2]), tonumber(args[3])
    headers = { ["Content-Type"] = "application/json" }
end

function request()
    local path = "/v1/portfolios/" .. math.random(first, last)
    if what == "read" then
        return wrk.format("GET", path)
    end
    if what == "performance" then
        return wrk.format("GET", path .. "/performance")
    end
    local body = string.format('{"market_id":"%d","action":"buy_yes","amount":"1.00","price":"0.40"}', math.random(1000))
    return wrk.format("POST", path .. "/trades", headers, body)
end

-- One line for bench/run: answers, microseconds, failures.
function done(summary)
    local e = summary.errors
    print("done", summary.requests, summary.duration, e.connect + e.read + e.write + e.status + e.timeout)
end
