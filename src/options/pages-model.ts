import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { hasCaller } from '../core/caller.ts';
import { lines } from '../core/form-reader.ts';
import { missingOrigins } from '../core/host-permission.ts';
import type { Problem } from '../core/problem.ts';
import { parseOrigin, type WebOrigin } from '../core/web-origin.ts';
import { requestOrigins, run } from '../ui/actions.ts';
import type { PageState } from '../ui/page-state.ts';

/** The list of the user's own pages, as text. What was typed stays until it is stored. */
function createPages(state: ReadonlySignal<PageState>) {
  const typed = signal<string | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);
  const status = signal<'idle' | 'saving' | 'saved'>('idle');
  /** How often the text was refused: each time it takes the focus. */
  const refusals = signal(0);
  const stored = computed(() => state.value.settings.pages.join('\n'));
  const text = computed(() => typed.value ?? stored.value);
  const isChanged = computed(() => text.value !== stored.value);
  /** The apps that have all of these pages as callers. */
  const users = computed(() => state.value.apps.filter((app) => hasCaller(app, 'my-pages')));

  // From then on it follows what other windows do to the list.
  effect(() => {
    if (typed.value === stored.value) typed.value = undefined;
  });

  const put = (value: string | undefined) =>
    batch(() => {
      typed.value = value;
      problem.value = undefined;
      status.value = 'idle';
    });

  /** What no app uses need not be allowed. */
  const permit = (pages: readonly WebOrigin[]) =>
    requestOrigins(users.value.length > 0 ? missingOrigins(pages, state.value.granted) : []);

  async function store(pages: readonly WebOrigin[]) {
    const sent = typed.value;
    status.value = 'saving';
    const asking = permit(pages);
    const isStored = await run('savePages', { pages: [...pages] });
    await asking;
    batch(() => {
      if (status.value === 'saving') status.value = isStored ? 'saved' : 'idle';
      // Typed on meanwhile: that stays.
      if (isStored && typed.value === sent) typed.value = pages.join('\n');
    });
  }

  /** From the click on "Save". */
  function save() {
    const parsed = lines(parseOrigin)(text.value);
    problem.value = parsed.ok ? undefined : parsed.fault;
    if (parsed.ok) void store(parsed.value);
    else refusals.value += 1;
  }

  const type = (value: string) => put(value);
  const revert = () => put(undefined);

  return { text, problem, status, refusals, isChanged, users, type, save, revert };
}

export type Pages = ReturnType<typeof createPages>;

/** What was typed is still there when the user comes back to it. */
const kept = new Map<ReadonlySignal<PageState>, Pages>();

export function pagesIn(state: ReadonlySignal<PageState>): Pages {
  const pages = kept.get(state) ?? createPages(state);
  kept.set(state, pages);
  return pages;
}

export const arePagesUnsaved = () =>
  [...kept.values()].some(({ isChanged, status }) => isChanged.value && status.value !== 'saved');
