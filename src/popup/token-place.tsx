import { tokensIn } from '../core/phase.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import type { AppView } from './app-view.ts';
import { PeekedClaims } from './first-claims.tsx';
import { tokenPart } from './parts.ts';
import styles from './token-place.module.css';
import type { ShownToken } from './use-shown-token.ts';

interface ViewProps {
  readonly view: AppView;
}

/** Nothing yet, as high as what will stand there. */
const Kept = ({ place }: { readonly place: 'top' | 'body' }) => (
  <div class={styles[place]} aria-busy="true" />
);

/** Whether the token is good. */
export function TokenVerdict({ view }: ViewProps) {
  if (tokenPart.hasFailed()) return <Notice tone="gone">{t('token_part_failed')}</Notice>;
  if (!tokensIn(view.phase)) return null;
  const Part = tokenPart.get()?.SentVerdict;
  return (
    <div class={styles['top']} aria-busy={!Part}>
      {Part && <Part view={view} />}
    </div>
  );
}

/** The claims that people look for first: as they stand there until the strict reading takes their place. */
export function TokenClaims({ view }: ViewProps) {
  if (!tokensIn(view.phase)) return null;
  const Part = tokenPart.get()?.SentClaims;
  return Part ? <Part view={view} /> : <PeekedClaims view={view} />;
}

/** What is wrong with the token or with the sign-in. */
export function TokenFindings({ view }: ViewProps) {
  const Part = tokenPart.get()?.SentFindings;
  return Part ? <Part view={view} /> : null;
}

/** What the tokens of a sign-in say. */
export function TokenBody(props: { readonly view: AppView; readonly shown: ShownToken }) {
  if (tokenPart.hasFailed()) return null;
  const Part = tokenPart.get()?.TokenView;
  return Part ? <Part {...props} /> : <Kept place="body" />;
}

/** What happened to whom requests go as. */
export function TokenHistory({ view }: ViewProps) {
  const Part = tokenPart.get()?.Timeline;
  const { state, identity, now } = view;
  return Part ? (
    <Part history={state.histories[identity]} session={state.sessions[identity]} now={now} />
  ) : null;
}
