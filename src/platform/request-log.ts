import type { AppId } from '../core/app-id.ts';
import { appOfLog, LOG_KEY, type RequestLog, RequestLogSchema } from '../core/request-log.ts';
import { browser } from './browser.ts';
import { defineItem, readItems, watchItems, writeItems } from './storage.ts';

/** An item of its own for each app: a write for one is none for the others, and wakes no page that shows those. */
const itemFor = (app: AppId) => ({
  log: defineItem('session', `${LOG_KEY}${app}`, RequestLogSchema, []),
});

/** The requests that carried an app's tokens. In memory only. */
export const readRequests = async (app: AppId): Promise<RequestLog> =>
  (await readItems(itemFor(app))).log;

/** Calls back with the log as it is after each change, for as long as the page lives. */
export const watchRequests = (app: AppId, changed: (log: RequestLog) => void): void =>
  watchItems(itemFor(app), ({ log = [] }) => changed(log));

export const writeRequests = (app: AppId, log: RequestLog): Promise<void> =>
  writeItems(itemFor(app), { log });

export const dropRequests = (apps: readonly AppId[]): Promise<void> =>
  browser.storage.session.remove(apps.map((app) => `${LOG_KEY}${app}`));

/** The apps that have a log. */
export const loggedApps = async (): Promise<readonly AppId[]> =>
  Object.keys(await browser.storage.session.get(null)).flatMap((key) => appOfLog(key) ?? []);
