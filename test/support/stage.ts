import type { Page } from 'playwright-core';
import { EXTENSION_ID, patternsOf, preapprove, request, send } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { type AppForm, EMPTY_FORM } from '../../src/core/app-form.ts';
import type { AppId } from '../../src/core/app-id.ts';
import { parseAppForm } from '../../src/core/parse-app-form.ts';
import type { WebOrigin } from '../../src/core/web-origin.ts';
import { Lanyard, type LanyardOptions } from './lanyard.ts';
import { type Recorded, Recorder } from './recorder.ts';
import { valueIn } from './samples.ts';

export const tokenFor = (app: string) => `token-of-${app}`;

/** Which app's token a request carried as it usually is; undefined: no `Authorization` at all. */
export const carriedBy = ({ authorization }: Recorded) =>
  authorization?.replace(/^Bearer token-of-/, '');

const isPreflight = ({ method }: Recorded) => method === 'OPTIONS';

/**
 * A browser with Lanyard, and two servers that play every API, caller and stranger: what a token reaches
 * is then up to the rules alone. The apps have a pasted token each.
 */
export class Stage {
  readonly lanyard: Lanyard;
  readonly server: Recorder;
  readonly other: Recorder;

  private constructor(lanyard: Lanyard, server: Recorder, other: Recorder) {
    this.lanyard = lanyard;
    this.server = server;
    this.other = other;
  }

  static open = async (options: LanyardOptions = {}): Promise<Stage> =>
    new Stage(...(await Promise.all([Lanyard.open(options), Recorder.open(), Recorder.open()])));

  async close(): Promise<void> {
    this.server.close();
    this.other.close();
    await this.lanyard.close();
  }

  /** `{Q}` stands for the server's port, `{R}` for that of the other one. */
  at = (template: string): string =>
    template.replaceAll('{Q}', `${this.server.port}`).replaceAll('{R}', `${this.other.port}`);

  /** The origin of a name on this machine. */
  origin = (name: string): WebOrigin => this.at(`http://${name}.localhost:{Q}`) as WebOrigin;

  visit = (template: string): Promise<Page> => this.lanyard.visit(this.at(template));

  command = (command: string, input: unknown): Promise<unknown> =>
    send(this.lanyard.control, command, input);

  /** Describes an app, or describes it anew. */
  async save(id: string, changes: Partial<AppForm>): Promise<void> {
    const pasted = { grant: 'pasted', token: tokenFor(id) } as const;
    const form = { ...EMPTY_FORM, name: id, ...pasted, ...changes };
    const draft = valueIn(parseAppForm(form, { id: id as AppId, enabled: true }));
    const failure = await this.command('saveApp', draft);
    if (failure) throw new Error(JSON.stringify(failure));
  }

  async grant(...origins: readonly string[]): Promise<void> {
    await preapprove(this.lanyard.context, origins);
    if (!(await request(this.lanyard.control, origins))) throw new Error('It was not granted.');
    await this.#isKnown(patternsOf(origins));
  }

  /** Has a pattern granted that a prompt cannot be answered for beforehand, because it is as wide as that. */
  async grantPatterns(approved: string, ...patterns: readonly string[]): Promise<void> {
    const page = await this.lanyard.visit('chrome://extensions');
    await page.evaluate(([id, pattern]) => chrome.developerPrivate.addHostPermission(id, pattern), [
      EXTENSION_ID,
      approved,
    ] as const);
    await page.close();
    const isGranted = await this.lanyard.control.evaluate(
      (origins) => chrome.permissions.request({ origins }),
      [...patterns],
    );
    if (!isGranted) throw new Error('It was not granted.');
    await this.#isKnown(patterns);
  }

  /** Resolves once the worker has heard of grants: what it is told from then on counts with them. */
  #isKnown = (patterns: readonly string[]) =>
    until(() =>
      this.lanyard.control.evaluate(async (expected) => {
        const { 'granted/1': known } = await chrome.storage.session.get('granted/1');
        return expected.every((pattern) => (known as string[] | undefined)?.includes(pattern));
      }, patterns),
    );

  /** All that has arrived anywhere since the last call, preflights aside. */
  taken = (): Recorded[] =>
    [...this.server.take(), ...this.other.take()].filter((one) => !isPreflight(one));

  /** Has a page fetch, and gives all that arrived anywhere. What the browser itself refuses arrives nowhere. */
  async fetched(from: Page, url: string, init: RequestInit = {}): Promise<Recorded[]> {
    this.taken();
    await from.evaluate(
      ([address, options]) =>
        fetch(address, options).then(
          (response) => response.text(),
          () => undefined,
        ),
      [url, init] as const,
    );
    return this.taken();
  }

  /** The requests for some paths, in that order, once all of them are there; others are let go. */
  async arrived(paths: readonly string[]): Promise<Recorded[]> {
    const seen = new Map<string, Recorded>();
    await until(() => {
      for (const one of this.taken()) seen.set(one.url, one);
      return paths.every((path) => seen.has(path));
    });
    return paths.flatMap((path) => seen.get(path) ?? []);
  }
}
