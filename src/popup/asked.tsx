import { apiScopeText } from '../core/api-scope.ts';
import type { App } from '../core/app.ts';
import { namedPages } from '../core/caller.ts';
import type { IssuerGrant } from '../core/grant.ts';
import { t } from '../platform/i18n.ts';
import { Row } from './claim-rows.tsx';
import styles from './claims.module.css';

const FromIssuer = ({ grant: { server, client, request } }: { readonly grant: IssuerGrant }) => (
  <>
    <Row name={t('claim_iss')}>
      <code>{server.issuer}</code>
    </Row>
    <Row name={t('field_client_id')}>
      <code>{client.id}</code>
    </Row>
    {request.scopes.length > 0 && (
      <Row name={t('claim_scope')}>
        <code>{request.scopes.join(' ')}</code>
      </Row>
    )}
  </>
);

const callersText = ({ callers }: App) => {
  const isOpened = callers.some(({ kind }) => kind === 'address-bar');
  return [...namedPages({ callers }), ...(isOpened ? [t('asked_in_tab')] : [])].join(', ');
};

/** What an app asks for, and where its token goes: all that there is to see of it before it has one. */
export const Asked = ({ app }: { readonly app: App }) => (
  <dl class={styles['claims']}>
    {app.grant.kind !== 'pasted' && <FromIssuer grant={app.grant} />}
    <Row name={t('field_api_scopes')}>
      <code>{app.apiScopes.map(apiScopeText).join(', ')}</code>
    </Row>
    <Row name={t('field_callers')}>
      <code>{callersText(app)}</code>
    </Row>
  </dl>
);
