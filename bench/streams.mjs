// Measures the delay of streams. Usage, against services on this machine only:
//   node bench/streams.mjs [streams, 1000] [portfolios, 100] [writes, 500] [writes per second, 50] [write URL] [stream URL]
// Fails unless every stream receives every entry of its portfolio once and in order. A delay is the time from the
// response to a write until a stream receives its entry. It is negative if the entry arrives before the response.
import http from "node:http";

const [streams, portfolios, writes, rate] = [1000, 100, 500, 50].map((d, i) => Number(process.argv[2 + i] ?? d));
const writer = new URL(process.argv[6] ?? "http://127.0.0.1:8080");
const reader = new URL(process.argv[7] ?? writer);
for (const url of [writer, reader]) if (url.hostname !== "127.0.0.1") throw new Error(`the host must be 127.0.0.1, not ${url.hostname}`);

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

function post(path, body) {
  return new Promise((done, failed) => {
    const request = http.request(new URL(path, writer), { method: "POST", agent, headers: { "Content-Type": "application/json" } });
    request.on("response", (response) => {
      let text = "";
      response.on("data", (piece) => (text += piece));
      response.on("end", () => (response.statusCode < 300 ? done(JSON.parse(text)) : failed(new Error(text))));
    });
    request.on("error", failed);
    request.end(JSON.stringify(body));
  });
}

const arrivals = []; // [portfolio seq, time]
let opened = 0, gaps = 0, ended = 0;

function listen(id) {
  const request = http.get(new URL(`/v1/portfolios/${id}/stream`, reader), { agent: false, headers: { Accept: "application/x-ndjson" } });
  request.on("error", () => ended++);
  request.on("response", (response) => {
    let rest = "", lastSeq = null;
    response.setEncoding("utf8");
    response.on("end", () => ended++);
    response.on("data", (piece) => {
      const lines = (rest + piece).split("\n");
      rest = lines.pop();
      for (const line of lines.filter((text) => text)) {
        const event = JSON.parse(line);
        if (event.event === "snapshot") { opened++; lastSeq = event.id; }
        if (event.event === "entry") {
          if (event.id !== ++lastSeq) gaps++;
          arrivals.push([`${id} ${event.id}`, performance.now()]);
        }
      }
    });
  });
}

const stamp = Date.now();
const ids = [];
for (let i = 0; i < portfolios; i++)
  ids.push((await post("/v1/portfolios", { name: `streams-${stamp}-${i}`, strategy_type: "bench", initial_balance: "1.00" })).portfolio_id);
const started = performance.now();
for (let i = 0; i < streams; i++) {
  listen(ids[i % portfolios]);
  if (i % 50 === 49) await sleep(20);
}
while (opened < streams && performance.now() - started < 60_000) await sleep(20);
console.log(`${opened} of ${streams} streams opened in ${Math.round(performance.now() - started)} ms`);

const respondedAt = new Map();
const pending = [];
for (let i = 0; i < writes; i++) {
  const id = ids[i % portfolios];
  pending.push(post(`/v1/portfolios/${id}/deposits`, { amount: "1.00" }).then((change) => respondedAt.set(`${id} ${change.seq}`, performance.now())));
  await sleep(1000 / rate);
}
await Promise.all(pending);
const expected = (writes * streams) / portfolios;
for (let waited = 0; arrivals.length < expected && waited < 20_000; waited += 50) await sleep(50);

const delays = arrivals.map(([key, at]) => at - respondedAt.get(key)).sort((a, b) => a - b);
const at = (share) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))]?.toFixed(1);
console.log(`${arrivals.length} of ${expected} entries received, ${gaps} out of order, ${ended} streams ended`);
console.log(`ms from response to event: p50 ${at(0.5)}, p99 ${at(0.99)}, maximum ${at(1)}`);
process.exit(arrivals.length === expected && gaps === 0 && ended === 0 ? 0 : 1);
