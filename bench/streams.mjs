// How soon and how surely streams tell what was committed. Usage, against services on this machine only:
//   node bench/streams.mjs [streams 1000] [portfolios 100] [writes 500] [a second 50] [writes go to] [streams read from]
// Every stream has to tell every entry of its portfolio once and in order; the times are from the answer to a write
// until each stream has its entry, so a negative one came before the answer.
import http from "node:http";

const [streams, portfolios, writes, rate] = [1000, 100, 500, 50].map((d, i) => Number(process.argv[2 + i] ?? d));
const writer = new URL(process.argv[6] ?? "http://127.0.0.1:8080");
const reader = new URL(process.argv[7] ?? writer);
for (const url of [writer, reader]) if (url.hostname !== "127.0.0.1") throw new Error("this machine only");

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

function post(path, body) {
  return new Promise((done, failed) => {
    const request = http.request(new URL(path, writer), { method: "POST", agent, headers: { "Content-Type": "application/json" } });
    request.on("response", (answer) => {
      let text = "";
      answer.on("data", (piece) => (text += piece));
      answer.on("end", () => (answer.statusCode < 300 ? done(JSON.parse(text)) : failed(new Error(text))));
    });
    request.on("error", failed);
    request.end(JSON.stringify(body));
  });
}

const arrivals = []; // [portfolio seq, time]
let opened = 0, holes = 0, ended = 0;

function listen(id) {
  const request = http.get(new URL(`/v1/portfolios/${id}/stream`, reader), { agent: false, headers: { Accept: "application/x-ndjson" } });
  request.on("error", () => ended++);
  request.on("response", (answer) => {
    let rest = "", place = null;
    answer.setEncoding("utf8");
    answer.on("end", () => ended++);
    answer.on("data", (piece) => {
      const lines = (rest + piece).split("\n");
      rest = lines.pop();
      for (const line of lines.filter((text) => text)) {
        const event = JSON.parse(line);
        if (event.event === "snapshot") { opened++; place = event.id; }
        if (event.event === "entry") {
          if (event.id !== ++place) holes++;
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
const begun = performance.now();
for (let i = 0; i < streams; i++) {
  listen(ids[i % portfolios]);
  if (i % 50 === 49) await sleep(20);
}
while (opened < streams && performance.now() - begun < 60_000) await sleep(20);
console.log(`${opened} of ${streams} streams opened in ${Math.round(performance.now() - begun)} ms`);

const answered = new Map();
const pending = [];
for (let i = 0; i < writes; i++) {
  const id = ids[i % portfolios];
  pending.push(post(`/v1/portfolios/${id}/deposits`, { amount: "1.00" }).then((moved) => answered.set(`${id} ${moved.seq}`, performance.now())));
  await sleep(1000 / rate);
}
await Promise.all(pending);
const expected = (writes * streams) / portfolios;
for (let waited = 0; arrivals.length < expected && waited < 20_000; waited += 50) await sleep(50);

const delays = arrivals.map(([key, at]) => at - answered.get(key)).sort((a, b) => a - b);
const at = (share) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))]?.toFixed(1);
console.log(`${arrivals.length} of ${expected} entries told, ${holes} out of order, ${ended} streams ended`);
console.log(`ms from answer to event: p50 ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)}`);
process.exit(arrivals.length === expected && holes === 0 && ended === 0 ? 0 : 1);
