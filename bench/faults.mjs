// What is left of the promises when things die under load. Usage, with target/quarkus-app built; on this machine only:
//   node bench/faults.mjs [kills of replicas 20] [kills of PostgreSQL 10] [seconds of cut connections 30]
// It makes a PostgreSQL and two replicas of its own, lets `check` fire its bots at both and follow their streams, meanwhile
// kills (-9) a replica in turn, or PostgreSQL, and starts it again, or cuts connections wherever they are; `check` is the judge.
// BOTS: how many, 8. PRESCIENT: the program, `java -jar target/quarkus-app/quarkus-run.jar` of JAVA_HOME or the native one.
import { spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, openSync, readdirSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const [replicaKills, postgresKills, cutSeconds] = [20, 10, 30].map((usual, i) => Number(process.argv[2 + i] ?? usual));
const bots = process.env.BOTS ?? "8";
const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin/java") : "java";
const program = process.env.PRESCIENT?.split(" ") ?? [java, "-Xmx512m", "-jar", "target/quarkus-app/quarkus-run.jar"];
const work = mkdtempSync(path.join(tmpdir(), "prescient-faults-"));
const log = (name) => openSync(path.join(work, name + ".log"), "a");
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const started = new Set();
const PATIENCE = 120_000;

function start(command, args, options) {
  const child = spawn(command, args, options);
  started.add(child);
  child.ended = new Promise((done) => {
    child.on("close", (code) => (started.delete(child), done(code)));
    child.on("error", (error) => (started.delete(child), console.log(`${command}: ${error.message}`), done(error.code)));
  });
  return child;
}

async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.on("listening", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

// --- PostgreSQL -------------------------------------------------------------------------------------------------------

const versions = "/usr/lib/postgresql";
const newest = readdirSync(versions).sort((a, b) => a - b).at(-1);
const bin = (tool) => path.join(versions, newest, "bin", tool);
const id = (flag) => Number(spawnSync("id", [flag, "postgres"]).stdout);
const owner = process.getuid() === 0 ? { uid: id("-u"), gid: id("-g") } : {};
const data = path.join(work, "data");
const pgPort = await freePort();
let postgres;

function initPostgres() {
  if (owner.uid) chownSync(work, owner.uid, owner.gid);
  const made = spawnSync(bin("initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync"], { ...owner, cwd: work });
  if (made.status !== 0) throw new Error(String(made.stderr));
}

// Again and again: processes of a killed server hold its shared memory for a moment, and then it ends at once.
async function startPostgres() {
  const args = ["-D", data, "-p", pgPort, "-k", work, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"];
  for (const since = Date.now(); Date.now() - since < PATIENCE; await sleep(50)) {
    if (!postgres || postgres.exitCode !== null || postgres.signalCode !== null) {
      postgres = start(bin("postgres"), args, { ...owner, cwd: work, stdio: ["ignore", log("postgres"), log("postgres")] });
    } else if (spawnSync(bin("pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(pgPort)]).status === 0) {
      return;
    }
  }
  throw new Error("PostgreSQL did not start; see " + work);
}

// --- replicas ---------------------------------------------------------------------------------------------------------

const ports = [await freePort(), await freePort()];
const replicas = [];

function startReplica(i) {
  const database = { PGHOST: "127.0.0.1", PGPORT: String(pgPort), PGUSER: "postgres", PGDATABASE: "postgres" };
  const env = { ...process.env, ...database, QUARKUS_HTTP_PORT: String(ports[i]), QUARKUS_HTTP_HOST: "127.0.0.1" };
  replicas[i] = start(program[0], program.slice(1), { env, stdio: ["ignore", log("replica" + i), log("replica" + i)] });
}

async function isReady(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/q/health/ready`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

// Milliseconds until they are ready.
async function ready(...these) {
  const since = Date.now();
  for (const port of these) {
    while (!(await isReady(port))) {
      if (Date.now() - since > PATIENCE) throw new Error("not ready within two minutes; see " + work);
      await sleep(50);
    }
  }
  return Date.now() - since;
}

// --- the judge --------------------------------------------------------------------------------------------------------

// Sound if the check finds it so, after all the faults that were wanted; these say how many there were.
async function trial(name, seconds, these, wanted, faults) {
  const urls = these.flatMap((port) => ["--url", "http://127.0.0.1:" + port]);
  const args = [...program.slice(1), "check", ...urls, "--workers", bots, "--seconds", String(seconds)];
  const check = start(program[0], args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  check.stdout.on("data", (piece) => (said += piece));
  await sleep(3000);
  const until = Date.now() + seconds * 1000;
  const { count, told } = await faults(() => check.exitCode === null && Date.now() < until);
  const code = await check.ended;
  console.log(`${name}: check ended with ${code}; ${count} (at least ${wanted}) ${told}\n${said.trim().replace(/^/gm, "    ")}`);
  return code === 0 && count >= wanted;
}

const spread = (times) => {
  const sorted = times.toSorted((a, b) => a - b);
  return `${sorted[sorted.length >> 1] ?? "?"} ms in the median, ${sorted.at(-1) ?? "?"} ms at most`;
};

async function killReplicas(goesOn) {
  const times = [];
  for (; times.length < replicaKills && goesOn(); await sleep(1500)) {
    const i = times.length % 2;
    replicas[i].kill("SIGKILL");
    await replicas[i].ended;
    startReplica(i);
    times.push(await ready(ports[i]));
  }
  return { count: times.length, told: `kills, ready again after ${spread(times)}` };
}

async function killPostgres(goesOn) {
  const times = [];
  let seen = 0;
  for (; times.length < postgresKills && goesOn(); await sleep(4000)) {
    postgres.kill("SIGKILL");
    await postgres.ended;
    await sleep(1000);
    if (!(await isReady(ports[0])) && !(await isReady(ports[1]))) seen++;
    await startPostgres();
    times.push(await ready(...ports));
  }
  return { count: times.length, told: `kills, in ${seen} both were seen not ready, ready again after ${spread(times)}` };
}

// Between client and replica: as long as it cuts, it does so to each connection after some bytes, either way, without a word.
async function proxyOf(target) {
  const proxy = { cuts: 0, cutting: true };
  const server = net.createServer((client) => {
    const service = net.connect(target, "127.0.0.1");
    let left = proxy.cutting ? 200 + Math.floor(Math.random() * 20_000) : Infinity;
    const cut = () => (client.resetAndDestroy(), service.resetAndDestroy());
    const pass = (to) => (piece) => {
      if (!proxy.cutting) left = Infinity;
      if (left <= 0) return;
      to.write(piece.subarray(0, left));
      left -= piece.length;
      if (left <= 0) proxy.cuts++, setImmediate(cut);
    };
    client.on("data", pass(service)).on("error", cut).on("close", () => service.destroy());
    service.on("data", pass(client)).on("error", cut).on("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await new Promise((done) => server.on("listening", done));
  return Object.assign(proxy, { port: server.address().port, close: () => server.close() });
}

async function cutConnections(proxies, goesOn) {
  while (goesOn()) await sleep(100);
  proxies.forEach((proxy) => (proxy.cutting = false));
  return { count: proxies.reduce((sum, proxy) => sum + proxy.cuts, 0), told: "connections cut" };
}

let sound = false;
try {
  const trials = [];
  initPostgres();
  await startPostgres();
  startReplica(0);
  startReplica(1);
  await ready(...ports);
  const seconds = (kills, each) => Math.min(3600, kills * each);
  if (replicaKills) trials.push(await trial("replicas", seconds(replicaKills, 12), ports, replicaKills, killReplicas));
  if (postgresKills) trials.push(await trial("PostgreSQL", seconds(postgresKills, 10), ports, postgresKills, killPostgres));
  if (cutSeconds) {
    const proxies = [await proxyOf(ports[0]), await proxyOf(ports[1])];
    const through = proxies.map((proxy) => proxy.port);
    trials.push(await trial("connections", cutSeconds, through, 1, (goesOn) => cutConnections(proxies, goesOn)));
    proxies.forEach((proxy) => proxy.close());
  }
  sound = trials.every(Boolean);
} catch (error) {
  console.log(error.message);
} finally {
  started.forEach((child) => child.kill("SIGTERM"));
  await Promise.all([...started].map((child) => child.ended));
  if (sound) rmSync(work, { recursive: true });
  else console.log("the logs are in " + work);
}
process.exit(sound ? 0 : 3);
