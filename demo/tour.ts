import type { BrowserContext, Page } from 'playwright-core';
import type { ReceivedRequest } from './api.ts';
import { openPage, tokenOf } from './browser.ts';
import type { Demo } from './demo.ts';
import { until } from './until.ts';

/** What the page's next request to the API carried, as the API received it. */
type Carried = string | undefined;

interface Step {
  readonly title: string;
  readonly act: () => Promise<Carried>;
  readonly isRight: (carried: Carried) => boolean;
}

const isBearer = (carried: Carried): carried is string => carried?.startsWith('Bearer ') === true;

const isNothing = (carried: Carried) => carried === undefined;

/** Enough to tell tokens apart, too little to use one. */
const shorten = (carried: Carried) =>
  carried === undefined ? 'no Authorization header' : `Authorization: Bearer …${carried.slice(-8)}`;

const isCall = ({ method }: ReceivedRequest) => method !== 'OPTIONS';

/** Clicks on a page of ours or the shop, and what comes of it at the API. */
class Tourist {
  readonly #demo: Demo;
  readonly #context: BrowserContext;
  readonly #popup: Page;
  readonly #shop: Page;

  constructor(demo: Demo, context: BrowserContext, popup: Page, shop: Page) {
    this.#demo = demo;
    this.#context = context;
    this.#popup = popup;
    this.#shop = shop;
  }

  /** Clicks a button of the shop and waits until the API has received the call. */
  async call(button: string, shop = this.#shop): Promise<Carried> {
    const { api } = this.#demo;
    api.clear();
    await shop.getByRole('button', { name: button }).click();
    return (await until(() => api.received.find(isCall))).authorization;
  }

  async signIn(): Promise<Carried> {
    const opened = this.#context.waitForEvent('page');
    await this.#popup.getByRole('button', { name: 'Sign in: Orders API' }).click();
    const window = await opened;
    await window.getByRole('button', { name: 'Sign in as alice' }).click();
    await this.#popup.getByRole('button', { name: /Orders API · alice/ }).waitFor();
    return this.call('List orders');
  }

  async getReportsToken(): Promise<Carried> {
    await this.#popup.getByRole('button', { name: 'Get token: Nightly reports' }).click();
    await this.#popup.getByRole('button', { name: /Nightly reports.*min/ }).waitFor();
    return this.call('Read the report');
  }

  async refresh(): Promise<Carried> {
    const before = await tokenOf(this.#popup, 'demo-orders');
    await this.#popup.getByRole('button', { name: 'Refresh' }).click();
    await until(async () => (await tokenOf(this.#popup, 'demo-orders')) !== before);
    return this.call('List orders');
  }

  async toggle(): Promise<Carried> {
    await this.#popup.getByRole('switch', { name: 'Attach the token of Orders API' }).click();
    return this.call('List orders');
  }

  /** The same page at an origin that is no caller. */
  async callFromElsewhere(): Promise<Carried> {
    const page = await this.#context.newPage();
    await page.goto(this.#demo.page.origin.replace('shop.', 'elsewhere.'));
    const carried = await this.call('List orders', page);
    await page.close();
    return carried;
  }
}

function stepsOf(tourist: Tourist): readonly Step[] {
  let first: Carried;
  const list = () => tourist.call('List orders');
  return [
    { title: 'Before any sign-in, the page calls the API', act: list, isRight: isNothing },
    {
      title: 'Sign in as alice, and the page calls again',
      act: async () => {
        first = await tourist.signIn();
        return first;
      },
      isRight: isBearer,
    },
    {
      title: 'The client itself gets a token for the reports',
      act: () => tourist.getReportsToken(),
      isRight: (carried) => isBearer(carried) && carried !== first,
    },
    {
      title: 'Refresh: the next call has the new token',
      act: () => tourist.refresh(),
      isRight: (carried) => isBearer(carried) && carried !== first,
    },
    { title: 'Toggle off', act: () => tourist.toggle(), isRight: isNothing },
    { title: 'Toggle on', act: () => tourist.toggle(), isRight: isBearer },
    {
      title: 'A page on another origin calls the API',
      act: () => tourist.callFromElsewhere(),
      isRight: isNothing,
    },
  ];
}

/**
 * Does the whole job by clicks and prints what the API received at each step. Resolves with whether every
 * step was right; stops at the first that was not.
 */
export async function tour(demo: Demo, context: BrowserContext): Promise<boolean> {
  const popup = await openPage(context, 'popup');
  const shop = await context.newPage();
  await shop.goto(demo.page.origin);
  for (const { title, act, isRight } of stepsOf(new Tourist(demo, context, popup, shop))) {
    const carried = await act();
    const right = isRight(carried);
    console.log(`${right ? '✓' : '✗'} ${title}\n    the API received: ${shorten(carried)}`);
    if (!right) return false;
  }
  return true;
}
