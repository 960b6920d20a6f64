import { t } from '../platform/i18n.ts';
import { failureText } from '../ui/sentences.ts';
import styles from './discovery-result.module.css';
import type { Search } from './editor-form.ts';

function textOf(discovery: Search): string {
  switch (discovery.kind) {
    case 'looking':
      return t('discovery_looking');
    case 'found':
      return t('discovery_found', discovery.metadata.issuer);
    case 'failed':
      return failureText(discovery.failure);
  }
}

/** How the search for an issuer's endpoints goes, beside the issuer. */
export const DiscoveryResult = ({ discovery }: { readonly discovery: Search | undefined }) => (
  <p role="status" class={`${styles['result']} ${styles[discovery?.kind ?? ''] ?? ''}`}>
    {discovery && textOf(discovery)}
  </p>
);
