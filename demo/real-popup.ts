import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { until } from './until.ts';

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * The popup as the toolbar opens it. The test library does not see it, so it is spoken to through the
 * debugger: read and photographed, but never clicked by coordinates.
 */
export class RealPopup {
  readonly #browser: CDPSession;
  readonly #sessionId: string;
  #lastId = 0;

  private constructor(browser: CDPSession, sessionId: string) {
    this.#browser = browser;
    this.#sessionId = sessionId;
  }

  /** Opens it over the tab in front. `opener` is a page of Lanyard's own, in the background. */
  static async open(context: BrowserContext, opener: Page): Promise<RealPopup> {
    await opener.evaluate(() => chrome.action.openPopup());
    return RealPopup.#find(context, '/popup/');
  }

  /** The panel beside the page, which is spoken to in the same way, once it is open. */
  static panel = (context: BrowserContext): Promise<RealPopup> =>
    RealPopup.#find(context, '/panel/');

  static async #find(context: BrowserContext, path: string): Promise<RealPopup> {
    const browser = await context.browser()?.newBrowserCDPSession();
    if (!browser) throw new Error('The browser is closed.');
    const { targetId } = await until(async () => {
      const { targetInfos } = await browser.send('Target.getTargets');
      return targetInfos.find(({ url }) => url.includes(path));
    });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
    return new RealPopup(browser, sessionId);
  }

  /** Presses a button as a user does. It may close the page, so that nothing is waited for. */
  press(label: string): void {
    const expression = `document.querySelector('[aria-label="${label}"]').click()`;
    this.send('Runtime.evaluate', { expression, userGesture: true }).catch(() => undefined);
  }

  /** Speaks the debugger's protocol with the popup itself. */
  send(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const reply = new Promise((resolve, reject) => {
      this.#browser.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
        const answer = JSON.parse(message) as Reply;
        if (sessionId !== this.#sessionId || answer.id !== id) return;
        if (answer.error) reject(new Error(answer.error.message));
        else resolve(answer.result);
      });
    });
    const message = JSON.stringify({ id, method, params });
    const sent = this.#browser.send('Target.sendMessageToTarget', {
      sessionId: this.#sessionId,
      message,
    });
    return Promise.all([reply, sent]).then(([answer]) => answer);
  }

  async evaluate(expression: string): Promise<unknown> {
    const params = { expression, returnByValue: true, awaitPromise: true };
    const { result } = (await this.send('Runtime.evaluate', params)) as {
      result: { value: unknown };
    };
    return result.value;
  }

  text = async (): Promise<string> => String(await this.evaluate('document.body.innerText'));

  /** What the popup shows as PNG. */
  async picture(): Promise<Buffer> {
    const size = '[document.body.offsetWidth, Math.min(innerHeight, document.body.offsetHeight)]';
    const [width, height] = (await this.evaluate(size)) as [number, number];
    const clip = { x: 0, y: 0, width, height, scale: 1 };
    const { data } = (await this.send('Page.captureScreenshot', { clip })) as { data: string };
    return Buffer.from(data, 'base64');
  }

  close = (): Promise<unknown> => this.evaluate('void setTimeout(() => window.close())');
}
