import { signal } from '@preact/signals';
import { tokensIn } from '../core/phase.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import type { AppView } from './app-view.ts';
import styles from './token-place.module.css';
import type { ShownToken } from './use-shown-token.ts';

type TokenPart = typeof import('./token-part.tsx');

/** What reads tokens and judges them: it is most of the popup, and not needed to paint first. */
const part = signal<TokenPart | 'failed' | undefined>(undefined);

/** Begins to load it. Whoever shows a token shows it as soon as that is there. */
export async function loadTokenPart(
  load: () => Promise<TokenPart> = () => import('./token-part.tsx'),
): Promise<void> {
  part.value = await load().catch(() => 'failed' as const);
}

/** For tests: as if nothing had been loaded yet. */
export const unloadTokenPart = (): void => {
  part.value = undefined;
};

/** Nothing yet, as high as what will stand there. */
const Kept = ({ place }: { readonly place: 'top' | 'body' }) => (
  <div class={styles[place]} aria-busy="true" />
);

/** Whether the token is good. */
export function TokenVerdict({ view }: { readonly view: AppView }) {
  if (part.value === 'failed') return <Notice tone="gone">{t('token_part_failed')}</Notice>;
  if (!tokensIn(view.phase)) return null;
  const Part = part.value?.SentVerdict;
  return Part ? <Part view={view} /> : <Kept place="top" />;
}

/** What is wrong with the token or with the sign-in. */
export function TokenFindings({ view }: { readonly view: AppView }) {
  const Part = typeof part.value === 'object' ? part.value.SentFindings : undefined;
  return Part ? <Part view={view} /> : null;
}

/** What the tokens of a sign-in say. */
export function TokenBody(props: { readonly view: AppView; readonly shown: ShownToken }) {
  if (part.value === 'failed') return null;
  const Part = part.value?.TokenView;
  return Part ? <Part {...props} /> : <Kept place="body" />;
}

/** What happened to whom requests go as. */
export function TokenHistory({ view }: { readonly view: AppView }) {
  const Part = typeof part.value === 'object' ? part.value.Timeline : undefined;
  const { state, identity, now } = view;
  return Part ? (
    <Part history={state.histories[identity]} session={state.sessions[identity]} now={now} />
  ) : null;
}
