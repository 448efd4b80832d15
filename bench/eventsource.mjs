// Reads a stream of server-sent events as a browser's EventSource does, for Node versions that have none. Usage:
//   node bench/eventsource.mjs URL [entries to read, 10]
// It ignores comments, obeys retry, and when the stream ends or the connection breaks it comes back with Last-Event-ID.
// Fails if the ids of the entries have a hole or a repetition. Unlike a browser it also comes back after a 503.
import http from "node:http";

const [url, wanted] = [new URL(process.argv[2]), Number(process.argv[3] ?? 10)];
if (url.hostname !== "127.0.0.1") throw new Error("this machine only");
let lastId = "", seenId = "", retry = 3000, place = null, read = 0, comments = 0;

function dispatch(event) {
  console.log(event.name, lastId, event.data.length > 60 ? event.data.slice(0, 60) + "…" : event.data);
  if (event.name === "entry" && place !== null && Number(lastId) !== place + 1) throw new Error(`${lastId} follows ${place}`);
  if (event.name === "entry" || event.name === "snapshot") place = Number(lastId);
  if (event.name === "entry" && ++read === wanted) {
    console.log(`${read} entries without a hole, ${comments} comments ignored, retry ${retry}`);
    process.exit(0);
  }
}

function connect() {
  let gone = false;
  const again = (why) => { if (gone) return; gone = true; seenId = lastId; console.log(`-- ${why}, again in ${retry} ms after ${lastId}`); setTimeout(connect, retry); };
  const headers = { Accept: "text/event-stream", ...(lastId && { "Last-Event-ID": lastId }) };
  const request = http.get(url, { agent: false, headers }, (answer) => {
    if (answer.statusCode === 503) { answer.resume(); return again("503"); }
    if (answer.statusCode !== 200 || !answer.headers["content-type"].startsWith("text/event-stream")) throw new Error(answer.statusCode);
    let rest = "", event = { name: "message", data: "" };
    answer.setEncoding("utf8").on("data", (piece) => {
      const lines = (rest + piece).split("\n");
      rest = lines.pop();
      for (const line of lines) { // an id counts once its event is whole
        const [, field, value] = line.match(/^([^:]*):? ?(.*)$/);
        if (line === "") { lastId = seenId; if (event.data) dispatch(event); event = { name: "message", data: "" }; }
        else if (field === "") comments++;
        else if (field === "event") event.name = value;
        else if (field === "data") event.data += value;
        else if (field === "id") seenId = value;
        else if (field === "retry") retry = Number(value);
      }
    }).on("end", () => again("ended")).on("error", () => again("broken"));
  });
  request.on("error", (e) => again(e.code));
}
connect();
