// socket.io with node:sqlite: a card comes by POST, is on disk (WAL, synchronous=FULL), and goes to all.
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { Server } from "socket.io";

const [port, path] = process.argv.slice(2);
const database = new DatabaseSync(path);
database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE card (seq INTEGER PRIMARY KEY, text TEXT)");
const keep = database.prepare("INSERT INTO card (text) VALUES (?) RETURNING seq");

const http = createServer(async (request, response) => {
  const url = new URL(request.url, "http://here");
  const answer = (told) => response.setHeader("Content-Type", "application/json").end(JSON.stringify(told));
  if (request.method !== "POST") return answer({ ready: true });
  let body = "";
  for await (const chunk of request) body += chunk;
  if (url.pathname === "/frames") answer(await frames(url.searchParams));
  else answer(add(JSON.parse(body).text));
});
const io = new Server(http, { transports: ["websocket"], serveClient: false });

function add(text) {
  const { seq } = keep.get(text);
  io.emit("card", `<li id="card-${seq}" data-seq="${seq}"><bdi>${text}</bdi></li>`);
  return { seq };
}

// The same news as bench/reference/frame.py, at the same pace.
async function frames(asked) {
  const [count, every, size] = ["count", "every", "size"].map((name) => Number(asked.get(name)));
  const start = performance.now();
  for (let number = 0; number < count; number += 1) {
    const rest = start + number * every * 1000 - performance.now();
    await new Promise((resume) => (rest > 1 ? setTimeout(resume, rest) : setImmediate(resume)));
    const head = `<ul id="region-bench" data-seq="${number + 1}" data-at="${process.hrtime.bigint()}">`;
    io.emit("news", `${head.padEnd(size - 5, "<li>zorg</li>")}</ul>`);
  }
  return {};
}

http.listen(Number(port), "127.0.0.1", 2048);
