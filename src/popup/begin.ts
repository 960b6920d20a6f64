import { type Signal, useSignal } from '@preact/signals';
import type { Begun } from '../core/begun.ts';
import type { ProblemCode } from '../core/problem.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { problemText } from '../ui/sentences.ts';
import type { Tab } from './tab-view.ts';

/** What is wrong with what was pasted. */
export interface Amiss {
  /** Undefined: it could not even be read. */
  readonly code?: ProblemCode;
  readonly text: string;
}

export interface Beginning {
  readonly text: Signal<string>;
  readonly amiss: Signal<Amiss | undefined>;
  /** Goes on with what was typed; as something else than what the field is for, if so told. */
  readonly go: (as?: Begun['kind']) => Promise<void>;
}

/** What reads addresses and tokens is much, and only needed by who pastes one. */
const loadReader = () => import('./begin-read.ts');

async function begin(kind: Begun['kind'], text: string, tab: Tab): Promise<Amiss | undefined> {
  const reader = await loadReader().catch(() => undefined);
  if (!reader) return { text: t('begin_failed') };
  const begun = reader.readBegun(kind, text, tab);
  if (!begun.ok) return { code: begun.fault.code, text: problemText(begun.fault) };
  await run('begin', begun.value);
  return undefined;
}

/** A field that a new app begins with: the form goes on from there, in a tab of its own. */
export function useBeginning(kind: Begun['kind'], tab: Tab): Beginning {
  const text = useSignal('');
  const amiss = useSignal<Amiss | undefined>(undefined);
  const go = async (as = kind) => {
    amiss.value = await begin(as, text.value, tab);
  };
  return { text, amiss, go };
}
