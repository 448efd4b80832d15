// Checks the consistency properties under faults. Usage, with target/quarkus-app built, on this machine only:
//   node bench/faults.mjs [replica kills, 20] [PostgreSQL kills, 10] [seconds of connection resets, 30]
// It starts its own PostgreSQL and two replicas and runs `check` against both. Meanwhile it kills (-9) and restarts
// alternating replicas, then PostgreSQL, then resets connections. Exit code 0 if `check` passes each time, else 3.
// Environment: WORKERS, default 8. PRESCIENT, the program, default `java -jar target/quarkus-app/quarkus-run.jar`.
import { spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, openSync, readdirSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const [replicaKills, postgresKills, resetSeconds] = [20, 10, 30].map((value, i) => Number(process.argv[2 + i] ?? value));
const workers = process.env.WORKERS ?? "8";
const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin/java") : "java";
const program = process.env.PRESCIENT?.split(" ") ?? [java, "-Xmx512m", "-jar", "target/quarkus-app/quarkus-run.jar"];
const work = mkdtempSync(path.join(tmpdir(), "prescient-faults-"));
const log = (name) => openSync(path.join(work, name + ".log"), "a");
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const started = new Set();
const TIMEOUT = 120_000;

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
  const result = spawnSync(bin("initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync"], { ...owner, cwd: work });
  if (result.status !== 0) throw new Error(String(result.stderr));
}

// Retries: a start fails while processes of the killed server still hold its shared memory.
async function startPostgres() {
  const args = ["-D", data, "-p", pgPort, "-k", work, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"];
  for (const since = Date.now(); Date.now() - since < TIMEOUT; await sleep(50)) {
    if (!postgres || postgres.exitCode !== null || postgres.signalCode !== null) {
      postgres = start(bin("postgres"), args, { ...owner, cwd: work, stdio: ["ignore", log("postgres"), log("postgres")] });
    } else if (spawnSync(bin("pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(pgPort)]).status === 0) {
      return;
    }
  }
  throw new Error(`PostgreSQL did not start within ${TIMEOUT} ms; logs: ${work}`);
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

// Returns the milliseconds until these ports are ready.
async function awaitReady(...these) {
  const since = Date.now();
  for (const port of these) {
    while (!(await isReady(port))) {
      if (Date.now() - since > TIMEOUT) throw new Error(`replica on port ${port} not ready within ${TIMEOUT} ms; logs: ${work}`);
      await sleep(50);
    }
  }
  return Date.now() - since;
}

// --- trials -----------------------------------------------------------------------------------------------------------

// Passed if the check passes and at least `required` faults happened. `injectFaults` returns their count.
async function trial(name, seconds, targets, required, injectFaults) {
  const urls = targets.flatMap((port) => ["--url", "http://127.0.0.1:" + port]);
  const args = [...program.slice(1), "check", ...urls, "--workers", workers, "--seconds", String(seconds)];
  const check = start(program[0], args, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  check.stdout.on("data", (piece) => (output += piece));
  await sleep(3000);
  const until = Date.now() + seconds * 1000;
  const { count, summary } = await injectFaults(() => check.exitCode === null && Date.now() < until);
  const code = await check.ended;
  console.log(`${name}: check exit code ${code}; ${count} ${summary}, required ${required}\n${output.trim().replace(/^/gm, "    ")}`);
  return code === 0 && count >= required;
}

const quantiles = (times) => {
  const sorted = times.toSorted((a, b) => a - b);
  return `${sorted[sorted.length >> 1] ?? "?"} ms median, ${sorted.at(-1) ?? "?"} ms maximum`;
};

async function killReplicas(isRunning) {
  const times = [];
  for (; times.length < replicaKills && isRunning(); await sleep(1500)) {
    const i = times.length % 2;
    replicas[i].kill("SIGKILL");
    await replicas[i].ended;
    startReplica(i);
    times.push(await awaitReady(ports[i]));
  }
  return { count: times.length, summary: `kills, ready after ${quantiles(times)}` };
}

async function killPostgres(isRunning) {
  const times = [];
  let unreadyCount = 0;
  for (; times.length < postgresKills && isRunning(); await sleep(4000)) {
    postgres.kill("SIGKILL");
    await postgres.ended;
    await sleep(1000);
    if (!(await isReady(ports[0])) && !(await isReady(ports[1]))) unreadyCount++;
    await startPostgres();
    times.push(await awaitReady(...ports));
  }
  return { count: times.length, summary: `kills, both replicas not ready after ${unreadyCount}, ready after ${quantiles(times)}` };
}

// A proxy for one replica. While enabled, it resets each connection after a random number of bytes in either direction.
async function proxyOf(target) {
  const proxy = { resets: 0, enabled: true };
  const server = net.createServer((client) => {
    const service = net.connect(target, "127.0.0.1");
    let left = proxy.enabled ? 200 + Math.floor(Math.random() * 20_000) : Infinity;
    const reset = () => (client.resetAndDestroy(), service.resetAndDestroy());
    const forward = (to) => (piece) => {
      if (!proxy.enabled) left = Infinity;
      if (left <= 0) return;
      to.write(piece.subarray(0, left));
      left -= piece.length;
      if (left <= 0) proxy.resets++, setImmediate(reset);
    };
    client.on("data", forward(service)).on("error", reset).on("close", () => service.destroy());
    service.on("data", forward(client)).on("error", reset).on("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await new Promise((done) => server.on("listening", done));
  return Object.assign(proxy, { port: server.address().port, close: () => server.close() });
}

async function resetConnections(proxies, isRunning) {
  while (isRunning()) await sleep(100);
  proxies.forEach((proxy) => (proxy.enabled = false));
  return { count: proxies.reduce((sum, proxy) => sum + proxy.resets, 0), summary: "connections reset" };
}

let passed = false;
try {
  const trials = [];
  initPostgres();
  await startPostgres();
  startReplica(0);
  startReplica(1);
  await awaitReady(...ports);
  const seconds = (kills, each) => Math.min(3600, kills * each);
  if (replicaKills) trials.push(await trial("replicas", seconds(replicaKills, 12), ports, replicaKills, killReplicas));
  if (postgresKills) trials.push(await trial("PostgreSQL", seconds(postgresKills, 10), ports, postgresKills, killPostgres));
  if (resetSeconds) {
    const proxies = [await proxyOf(ports[0]), await proxyOf(ports[1])];
    const through = proxies.map((proxy) => proxy.port);
    trials.push(await trial("connections", resetSeconds, through, 1, (isRunning) => resetConnections(proxies, isRunning)));
    proxies.forEach((proxy) => proxy.close());
  }
  passed = trials.every(Boolean);
} catch (error) {
  console.log(error.message);
} finally {
  started.forEach((child) => child.kill("SIGTERM"));
  await Promise.all([...started].map((child) => child.ended));
  if (passed) rmSync(work, { recursive: true });
  else console.log("logs: " + work);
}
process.exit(passed ? 0 : 3);
