// Pages that were read last can be read without a connection. Only what anyone may see is kept: answers that say no-store are not.
const PAGES = 'pages-1';
const PARTS = 'parts-1';
const MOST_PAGES = 40;
const WORDS = {
  sv: ['Du är inte ansluten. Sidan visas som den var när du läste den senast.', 'Du är inte ansluten', 'Sidan finns inte i minnet. Den visas när anslutningen är tillbaka.'],
  en: ['You are offline. The page is shown as it was when you last read it.', 'You are offline', 'The page is not in memory. It is shown when the connection is back.'],
};

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(PARTS).then((cache) => cache.addAll(['/assets/site.css', '/assets/site.js', '/assets/icon.svg', '/assets/source-sans-3.woff2'])));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const gone = async () => {
    for (const name of await caches.keys()) if (name !== PAGES && name !== PARTS) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(gone());
});

const isOpen = (answer) => answer.ok && !(answer.headers.get('Cache-Control') ?? '').includes('no-store');

async function keep(request, answer) {
  const cache = await caches.open(PAGES);
  await cache.delete(request); // the order of the keys is the order of reading
  await cache.put(request, answer);
  for (const old of (await cache.keys()).slice(0, -MOST_PAGES)) await cache.delete(old);
}

const page = (body, status, headers) => new Response(body, { status, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' } });

function absent(request) {
  const language = new URL(request.url).searchParams.get('lang') === 'en' ? 'en' : 'sv';
  const [, heading, words] = WORDS[language];
  return page(`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/site.css"><title>${heading}</title></head><body><main class="page plain"><h1>${heading}</h1><p class="lead">${words}</p>
<p><a href="/">Start</a></p></main></body></html>`, 503);
}

async function fromMemory(request) {
  const held = await caches.match(request, { cacheName: PAGES });
  if (!held) return absent(request);
  const text = await held.text();
  const language = text.includes('<html lang="en"') ? 'en' : 'sv';
  const headers = { 'Content-Security-Policy': held.headers.get('Content-Security-Policy') };
  return page(text.replace('<main', `<p class="band offline" role="status">${WORDS[language][0]}</p><main`), 200, headers);
}

async function read(request) {
  try {
    const answer = await fetch(request);
    if (isOpen(answer)) await keep(request, answer.clone());
    return answer;
  } catch {
    return fromMemory(request);
  }
}

async function part(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) (await caches.open(PARTS)).put(request, answer.clone());
    return answer;
  } catch {
    return (await caches.match(request, { cacheName: PARTS })) ?? Response.error();
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(part(event.request));
  else if (event.request.mode === 'navigate' && !url.pathname.startsWith('/login')) event.respondWith(read(event.request));
});
