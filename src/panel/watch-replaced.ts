import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { AppId } from '../core/app-id.ts';
import { attachments } from '../core/attachment.ts';
import { carriersOf } from '../core/carrier.ts';
import { apiOrigins, isGranted, patternOf } from '../core/host-permission.ts';
import { type OwnRequest, onOwnRequest } from '../platform/own-headers.ts';
import { run } from '../ui/actions.ts';
import type { PageState } from '../ui/page-state.ts';
import { ruleContext } from '../ui/rule-context.ts';
import { keyOf } from './view.ts';

/** Requests whose own header was replaced by that of an app, by `keyOf`. */
export type Replaced = ReadonlySet<string>;

/** More than the logs hold are of no use. */
const MOST = 1000;

/** The APIs that some token goes to now, as match patterns. */
function patternsOf({ apps, granted }: PageState): readonly string[] {
  const origins = apps
    .filter(({ enabled }) => enabled)
    .flatMap(apiOrigins)
    .filter((origin) => isGranted(granted, origin));
  return [...new Set(origins.map(patternOf))].sort();
}

/** The apps whose header a request has already, and that put their own in its place. */
function replacing(state: PageState, request: OwnRequest): readonly AppId[] {
  return carriersOf(attachments(state, Date.now()), request, ruleContext(state))
    .filter(({ app }) => request.headers.includes(app.header.name))
    .map(({ app }) => app.id);
}

const withMore = (all: Replaced, keys: readonly string[]): Replaced =>
  new Set([...all, ...keys].slice(-MOST));

/**
 * Watches which requests bring the header of an app along, as long as this page is open, and tells the worker
 * of each app once.
 */
export function watchReplaced(state: ReadonlySignal<PageState>): ReadonlySignal<Replaced> {
  const replaced = signal<Replaced>(new Set());
  const told = new Set<AppId>();
  const tell = (app: AppId) => {
    if (told.has(app)) return;
    told.add(app);
    void run('noteReplaced', { id: app });
  };
  const see = (request: OwnRequest) => {
    const apps = replacing(state.peek(), request);
    if (apps.length === 0) return;
    const keys = apps.map((app) => keyOf(app, request.id));
    replaced.value = withMore(replaced.peek(), keys);
    apps.forEach(tell);
  };
  // As text, so that nothing is done where nothing has changed.
  const patterns = computed(() => patternsOf(state.value).join('\n'));
  effect(() => {
    const urls = patterns.value.split('\n').filter(Boolean);
    return urls.length > 0 ? untracked(() => onOwnRequest(urls, see)) : undefined;
  });
  return replaced;
}
