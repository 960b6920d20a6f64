import { apiScopeText } from '../core/api-scope.ts';
import type { App } from '../core/app.ts';
import { namedPages } from '../core/caller.ts';
import type { IssuerGrant } from '../core/grant.ts';
import { t } from '../platform/i18n.ts';
import { seriesText } from '../ui/format.ts';
import styles from './asked.module.css';

const Row = ({ name, children }: { name: string; children: string }) => (
  <>
    <dt>{name}</dt>
    <dd>
      <code>{children}</code>
    </dd>
  </>
);

const FromIssuer = ({ grant: { server, client, request } }: { readonly grant: IssuerGrant }) => (
  <>
    <Row name={t('claim_iss')}>{server.issuer}</Row>
    <Row name={t('field_client_id')}>{client.id}</Row>
    {request.scopes.length > 0 && <Row name={t('claim_scope')}>{request.scopes.join(' ')}</Row>}
  </>
);

const callersText = ({ callers }: App) => {
  const isOpened = callers.some(({ kind }) => kind === 'address-bar');
  return seriesText([...namedPages({ callers }), ...(isOpened ? [t('asked_in_tab')] : [])]);
};

/** What an app asks for, and where its token goes: all that there is to see of it before it has one. */
export const Asked = ({ app }: { readonly app: App }) => (
  <dl class={styles['asked']}>
    {app.grant.kind !== 'pasted' && <FromIssuer grant={app.grant} />}
    <Row name={t('field_api_scopes')}>{seriesText(app.apiScopes.map(apiScopeText))}</Row>
    <Row name={t('field_callers')}>{callersText(app)}</Row>
  </dl>
);
