// The service worker: a page that says there is no internet, when there is none. It keeps nothing
// but that page and what it needs (FILES, put before this by the server); it never keeps a page of a
// child's, and never touches what is posted.
import { settle } from "./owed.js";

const [OFFLINE] = FILES;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  const kept = caches.open(VERSION).then((cache) =>
    // Without the cookie: the page that is kept is nobody's.
    Promise.all(FILES.map((file) => cache.add(new Request(file, { credentials: "omit" }))))
  );
  event.waitUntil(kept);
});

self.addEventListener("activate", (event) => event.waitUntil(begin()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (FILES.indexOf(new URL(request.url).pathname) > 0) event.respondWith(file(request));
});

// It watches over every page that is opened from now on. Those that are open are not claimed: WebKit
// at times never shows a page that is gone to while another is being claimed.
async function begin() {
  for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
}

async function page(request) {
  try {
    // Whose page it was has gone: begin at the front door.
    if (await settle()) return Response.redirect("/", 303);
    return await fetch(request);
  } catch {
    return caches.match(OFFLINE);
  }
}

async function file(request) {
  return (await caches.match(request)) || fetch(request);
}
