import { tokensIn } from '../core/phase.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import styles from './app-detail.module.css';
import type { AppView } from './app-view.ts';
import type { EmptyProps } from './empty.tsx';
import { detailPart } from './parts.ts';
import places from './token-place.module.css';
import { TokenClaims, TokenVerdict } from './token-place.tsx';

/** Whether there is a token to judge, or a sign-in that brought none. */
const isJudged = ({ phase }: AppView) => tokensIn(phase) !== undefined || phase.kind === 'failed';

function Rest({ view }: { readonly view: AppView }) {
  if (detailPart.hasFailed()) return <Notice tone="gone">{t('token_part_failed')}</Notice>;
  const Detail = detailPart.get()?.AppDetail;
  return Detail ? <Detail view={view} /> : <div class={places['rest']} aria-busy="true" />;
}

/**
 * What stands below an app that is open: first whether its token is good and what it says, which is there at once
 * or has its place kept, and then all that is loaded after the first paint.
 */
export const DetailPlace = ({ view }: { readonly view: AppView }) => (
  <div class={styles['detail']}>
    {isJudged(view) && <TokenVerdict view={view} />}
    <TokenClaims view={view} />
    <Rest view={view} />
  </div>
);

/** The way to a first app. */
export function EmptyPlace(props: EmptyProps) {
  if (detailPart.hasFailed()) return <Notice tone="gone">{t('token_part_failed')}</Notice>;
  const Empty = detailPart.get()?.Empty;
  return Empty ? <Empty {...props} /> : null;
}
