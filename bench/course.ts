import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type LoopbackServer, listen } from '../demo/loopback-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** Opens a page's clock to a few microseconds: without them it moves in steps of 100. */
const FINE_CLOCK = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/**
 * Asks whose turn it is, makes that many requests one after the other, and tells how long each took. No
 * debugger is in it: what one adds to each request would hide what an extension adds.
 */
const pageFor = (api: string) => `<!doctype html><title>bench</title><script type="module">
const arm = new URL(location).searchParams.get('arm');
for (;;) {
  const { count } = await (await fetch('/turn?arm=' + arm)).json();
  const times = [];
  for (let i = 0; i < count; i += 1) {
    const start = performance.now();
    await (await fetch('${api}/v1/items?arm=' + arm)).text();
    times.push(performance.now() - start);
  }
  await fetch('/times?arm=' + arm, { method: 'POST', body: JSON.stringify(times) });
}
</script>`;

const armIn = ({ url = '' }: IncomingMessage) =>
  new URL(url, 'http://any').searchParams.get('arm') ?? '';

/** A page that calls an API, and the API. The same two for every arm. */
export class Course {
  readonly page: LoopbackServer;
  readonly api: LoopbackServer;
  /** By arm: how many requests came with a token, and how many without. */
  readonly received = new Map<string, { withToken: number; without: number }>();
  readonly #waiting = new Map<string, ServerResponse>();
  readonly #arrived = new Map<string, () => void>();
  readonly #told = new Map<string, (times: number[]) => void>();

  private constructor(page: LoopbackServer, api: LoopbackServer) {
    this.page = page;
    this.api = api;
    page.serve((request, response) => this.#answerPage(request, response));
    api.serve((request, response) => this.#answerApi(request, response));
  }

  static open = async (): Promise<Course> =>
    new Course(await listen('page', 0), await listen('api', 0));

  close = () => Promise.all([this.page.close(), this.api.close()]);

  addressFor = (arm: string) => `${this.page.origin}/?arm=${arm}`;

  /** Has an arm's page make requests, and gives how long each took. In milliseconds. */
  async turn(arm: string, count: number): Promise<readonly number[]> {
    if (!this.#waiting.has(arm)) {
      await new Promise<void>((resolve) => this.#arrived.set(arm, resolve));
    }
    const told = new Promise<number[]>((resolve) => this.#told.set(arm, resolve));
    const response = this.#waiting.get(arm);
    this.#waiting.delete(arm);
    response?.writeHead(200, JSON_TYPE).end(JSON.stringify({ count }));
    return told;
  }

  async #answerPage(request: IncomingMessage, response: ServerResponse) {
    const arm = armIn(request);
    if (request.url?.startsWith('/turn?')) {
      this.#waiting.set(arm, response);
      this.#arrived.get(arm)?.();
    } else if (request.url?.startsWith('/times?')) {
      const times = JSON.parse(await text(request)) as number[];
      response.writeHead(204).end();
      this.#told.get(arm)?.(times);
    } else {
      response.writeHead(200, { ...FINE_CLOCK, 'content-type': 'text/html' });
      response.end(pageFor(this.api.origin));
    }
  }

  #answerApi(request: IncomingMessage, response: ServerResponse) {
    const arm = armIn(request);
    const { withToken, without } = this.received.get(arm) ?? { withToken: 0, without: 0 };
    const hasToken = request.headers.authorization !== undefined;
    this.received.set(arm, {
      withToken: withToken + Number(hasToken),
      without: without + Number(!hasToken),
    });
    const headers = {
      ...JSON_TYPE,
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
    };
    response.writeHead(200, headers).end('{"items":[1,2,3]}');
  }
}
