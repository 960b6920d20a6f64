import { decodeJwt } from 'jose';
import type { Page } from 'playwright-core';
import { demoOrigins } from '../../demo/apps.ts';
import type { AppForm } from '../../src/core/app-form.ts';
import type { AppId } from '../../src/core/app-id.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import type { Recorded } from './recorder.ts';
import type { Stage } from './stage.ts';
import { ordersVariant } from './variants.ts';

export const APP = 'orders' as AppId;
export const ALICE = 'orders' as IdentityId;
export const BOB = 'orders~2' as IdentityId;

/** Describes one app for orders, whose API and pages are the stage's, and whose issuer is the demo's. */
export async function describeOrders(stage: Stage, changes: Partial<AppForm> = {}): Promise<void> {
  const { demo } = stage.lanyard;
  const apiScopes = `${stage.origin('api')}/v1`;
  const callers = stage.origin('shop');
  await stage.grant(...demoOrigins(demo), stage.origin('api'), callers);
  const draft = ordersVariant(demo, APP, { apiScopes, callers, ...changes });
  await stage.command('saveApp', draft);
}

/** Signs in as someone beside those who are there. */
export async function signIn(stage: Stage, user: 'alice' | 'bob', another: boolean): Promise<void> {
  const opened = stage.lanyard.context.waitForEvent('page');
  const done = stage.command('signIn', { id: APP, another });
  await (await opened).getByRole('button', { name: `Sign in as ${user}` }).click();
  const failure = await done;
  if (failure) throw new Error(JSON.stringify(failure));
}

/** Whose token a request carried. */
export const personIn = ({ authorization }: Recorded): string | undefined =>
  authorization && decodeJwt(authorization.replace(/^Bearer /, '')).sub;

/** A page of the caller's in a tab of its own, and that tab's number. */
export interface Tab {
  readonly id: number;
  readonly page: Page;
}

const tabs = ({ lanyard }: Stage) => lanyard.control.evaluate(() => chrome.tabs.query({}));

/** The tab that came to be while something was done. */
export async function opening(stage: Stage, open: () => Promise<Page>): Promise<Tab> {
  const before = new Set((await tabs(stage)).map(({ id }) => id));
  const page = await open();
  const added = (await tabs(stage)).find(({ id }) => !before.has(id));
  if (!added) throw new Error('No tab was opened.');
  return { id: added.id, page };
}

export const openTab = (stage: Stage, path = ''): Promise<Tab> =>
  opening(stage, () => stage.visit(`http://shop.localhost:{Q}/${path}`));

/** `identity`: null: nobody; undefined: as in any other tab. */
export const choose = (stage: Stage, { id }: Tab, identity: IdentityId | null | undefined) =>
  stage.command('chooseInTab', { tab: id, app: APP, ...(identity !== undefined && { identity }) });

/** As whom a tab's fetch goes. */
export async function actsAs(stage: Stage, { page }: Tab): Promise<string | undefined> {
  const [arrived] = await stage.fetched(page, `${stage.origin('api')}/v1/me`);
  if (!arrived) throw new Error('Nothing arrived.');
  return personIn(arrived);
}

export const choices = (stage: Stage): Promise<unknown> =>
  stage.lanyard.control.evaluate(
    async () => (await chrome.storage.session.get('tabs/1'))['tabs/1'] ?? {},
  );

/** The rules in force, without the ids that they happen to have. */
export const rules = async ({ lanyard }: Stage): Promise<readonly string[]> => {
  const all = await lanyard.control.evaluate(() => chrome.declarativeNetRequest.getSessionRules());
  return all.map(({ id: _id, ...rule }) => JSON.stringify(rule)).toSorted();
};

/** A tab of the caller's each: for Alice, for Bob, and for nobody. */
export interface Tabs {
  readonly alice: Tab;
  readonly bob: Tab;
  readonly nobody: Tab;
}

/** Alice and Bob are signed in, and Alice is the current one: who has no choice goes as her. */
export async function openTabs(stage: Stage): Promise<Tabs> {
  await describeOrders(stage);
  await signIn(stage, 'alice', false);
  await signIn(stage, 'bob', true);
  await stage.command('chooseIdentity', { id: ALICE });
  return { alice: await openTab(stage), bob: await openTab(stage), nobody: await openTab(stage) };
}

/** Has each go as whom it is for. */
export async function chooseAll(stage: Stage, { alice, bob, nobody }: Tabs): Promise<void> {
  await choose(stage, alice, ALICE);
  await choose(stage, bob, BOB);
  await choose(stage, nobody, null);
}

/** As whom the fetches of all three go. */
export const whoActs = async (stage: Stage, { alice, bob, nobody }: Tabs) => [
  await actsAs(stage, alice),
  await actsAs(stage, bob),
  await actsAs(stage, nobody),
];
