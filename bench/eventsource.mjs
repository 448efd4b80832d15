// Reads server-sent events like a browser's EventSource, for Node versions without one. Usage:
//   node bench/eventsource.mjs URL [entries to read, 10]
// It ignores comments, applies `retry`, and reconnects with Last-Event-ID when the stream ends or the connection breaks.
// Fails if the ids of the entries have a gap or a repetition. Unlike a browser it also reconnects after a 503.
import http from "node:http";

const [url, limit] = [new URL(process.argv[2]), Number(process.argv[3] ?? 10)];
if (url.hostname !== "127.0.0.1") throw new Error(`the host must be 127.0.0.1, not ${url.hostname}`);
let lastId = "", seenId = "", retry = 3000, lastSeq = null, read = 0, comments = 0;

function dispatch(event) {
  console.log(event.name, lastId, event.data.length > 60 ? event.data.slice(0, 60) + "…" : event.data);
  if (event.name === "entry" && lastSeq !== null && Number(lastId) !== lastSeq + 1) throw new Error(`${lastId} follows ${lastSeq}`);
  if (event.name === "entry" || event.name === "snapshot") lastSeq = Number(lastId);
  if (event.name === "entry" && ++read === limit) {
    console.log(`${read} entries without a gap, ${comments} comments ignored, retry ${retry}`);
    process.exit(0);
  }
}

function connect() {
  let isClosed = false;
  const reconnect = (reason) => { if (isClosed) return; isClosed = true; seenId = lastId; console.log(`-- ${reason}, reconnecting in ${retry} ms after id ${lastId}`); setTimeout(connect, retry); };
  const headers = { Accept: "text/event-stream", ...(lastId && { "Last-Event-ID": lastId }) };
  const request = http.get(url, { agent: false, headers }, (response) => {
    if (response.statusCode === 503) { response.resume(); return reconnect("status 503"); }
    if (response.statusCode !== 200 || !response.headers["content-type"].startsWith("text/event-stream")) throw new Error(response.statusCode);
    let rest = "", event = { name: "message", data: "" };
    response.setEncoding("utf8").on("data", (piece) => {
      const lines = (rest + piece).split("\n");
      rest = lines.pop();
      for (const line of lines) { // an id takes effect when its event is complete
        const [, field, value] = line.match(/^([^:]*):? ?(.*)$/);
        if (line === "") { lastId = seenId; if (event.data) dispatch(event); event = { name: "message", data: "" }; }
        else if (field === "") comments++;
        else if (field === "event") event.name = value;
        else if (field === "data") event.data += value;
        else if (field === "id") seenId = value;
        else if (field === "retry") retry = Number(value);
      }
    }).on("end", () => reconnect("stream ended")).on("error", () => reconnect("connection broken"));
  });
  request.on("error", (e) => reconnect(e.code));
}
connect();
