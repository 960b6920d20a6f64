import type { RequestKind } from '../../src/core/request-kind.ts';

/**
 * Every way in which a page asks for something, and the kinds that have to be on for a token to go along;
 * null: it never does. Each function runs in a page by itself.
 */
interface Way {
  readonly needs: readonly RequestKind[] | null;
  readonly ask: (url: string) => void;
}

/** What the scripts of the workers are, by their paths. */
export const WORKER_FILES: Readonly<Record<string, string>> = {
  '/worker.js': 'onmessage = ({ data }) => void fetch(data).catch(() => 0);',
  '/shared-worker.js':
    'onconnect = ({ ports: [port] }) => { port.onmessage = ({ data }) => void fetch(data).catch(() => 0); };',
  // It takes the page that it serves at once, and lets requests through as it got them.
  '/within/service-worker.js': `
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('message', (event) => event.waitUntil(fetch(event.data).catch(() => 0)));
    addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));`,
};

/** What a page asks for by itself, no service worker between. */
export const PAGE_WAYS = {
  fetch: { needs: ['fetch'], ask: (url) => void fetch(url).catch(() => 0) },
  put: { needs: ['fetch'], ask: (url) => void fetch(url, { method: 'PUT' }).catch(() => 0) },
  xhr: {
    needs: ['fetch'],
    ask: (url) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', url);
      xhr.send();
    },
  },
  eventSource: {
    needs: ['fetch'],
    ask: (url) => {
      const source = new EventSource(url);
      source.onerror = () => source.close();
    },
  },
  keepalive: {
    needs: ['fetch'],
    ask: (url) => void fetch(url, { keepalive: true }).catch(() => 0),
  },
  worker: { needs: ['fetch'], ask: (url) => new Worker('/worker.js').postMessage(url) },
  sharedWorker: {
    needs: ['fetch', 'worker'],
    ask: (url) => new SharedWorker('/shared-worker.js').port.postMessage(url),
  },
  beacon: { needs: ['beacon'], ask: (url) => void navigator.sendBeacon(url, 'x') },
  ping: {
    needs: ['beacon'],
    ask: (url) => {
      const link = document.createElement('a');
      link.href = '#';
      link.ping = url;
      document.body.append(link);
      link.click();
    },
  },
  image: {
    needs: ['image'],
    ask: (url) => {
      new Image().src = url;
    },
  },
  style: {
    needs: ['style'],
    ask: (url) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = url;
      document.head.append(link);
    },
  },
  font: {
    needs: ['font'],
    ask: (url) => void new FontFace('x', `url(${url})`).load().catch(() => 0),
  },
  media: {
    needs: ['media'],
    ask: (url) => {
      document.createElement('video').src = url;
    },
  },
  script: {
    needs: ['script'],
    ask: (url) => {
      const script = document.createElement('script');
      script.src = url;
      document.head.append(script);
    },
  },
  frame: {
    needs: ['frame'],
    ask: (url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
    },
  },
  link: {
    needs: ['navigation'],
    ask: (url) => {
      const link = document.createElement('a');
      link.href = url;
      link.target = '_blank';
      document.body.append(link);
      link.click();
    },
  },
  form: {
    needs: null,
    ask: (url) => {
      const form = document.createElement('form');
      form.action = url;
      form.method = 'post';
      form.target = '_blank';
      document.body.append(form);
      form.submit();
    },
  },
  framedForm: {
    needs: null,
    ask: (url) => {
      const frame = document.createElement('iframe');
      frame.name = `frame-of-${url}`;
      const form = document.createElement('form');
      form.action = url;
      form.method = 'post';
      form.target = frame.name;
      document.body.append(frame, form);
      form.submit();
    },
  },
  object: {
    needs: null,
    ask: (url) => {
      const object = document.createElement('object');
      object.data = url;
      document.body.append(object);
    },
  },
  prefetch: {
    needs: null,
    ask: (url) => {
      const link = document.createElement('link');
      link.rel = 'prefetch';
      link.href = url;
      document.head.append(link);
    },
  },
} satisfies Readonly<Record<string, Way>>;

/** What a page of a service worker's asks for, through it and by it. */
export const WITHIN_WAYS = {
  passedThrough: {
    needs: ['fetch', 'worker'],
    ask: (url) => void fetch(url).catch(() => 0),
  },
  serviceWorker: {
    needs: ['fetch', 'worker'],
    ask: (url) => navigator.serviceWorker.controller?.postMessage(url),
  },
} satisfies Readonly<Record<string, Way>>;

const needs = { ...PAGE_WAYS, ...WITHIN_WAYS } as Readonly<Record<string, Way>>;

/** The ways that carry a token while some kinds are on. */
export const waysOf = (kinds: readonly RequestKind[]): readonly string[] =>
  Object.entries(needs).flatMap(([name, way]) =>
    way.needs?.every((kind) => kinds.includes(kind)) ? [name] : [],
  );
