import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { withoutScheme } from '../ui/format.ts';
import { failureText } from '../ui/sentences.ts';
import styles from './discovery-result.module.css';
import type { Search } from './editor-form.ts';

function textOf(discovery: Search): string {
  switch (discovery.kind) {
    case 'waiting':
      return t('discovery_waiting', discovery.origins.map(withoutScheme).join(', '));
    case 'looking':
      return t('discovery_looking');
    case 'found':
      return t('discovery_found', discovery.metadata.issuer);
    case 'failed':
      return failureText(discovery.failure);
  }
}

interface ResultProps {
  readonly discovery: Search | undefined;
  readonly cancel: () => void;
}

/** How the search for an issuer's endpoints goes, beside the issuer. */
export const DiscoveryResult = ({ discovery, cancel }: ResultProps) => (
  <div class={styles['line']}>
    <p role="status" class={`${styles['result']} ${styles[discovery?.kind ?? ''] ?? ''}`}>
      {discovery && textOf(discovery)}
    </p>
    {(discovery?.kind === 'waiting' || discovery?.kind === 'looking') && (
      <Button onClick={cancel} label={t('cancel_search')}>
        {t('cancel')}
      </Button>
    )}
  </div>
);
