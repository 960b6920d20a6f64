import type { Intercept } from '../../demo/issuer.ts';

/** The issuer's token endpoint answers so, whatever it is asked. The rest of the issuer is as it was. */
export const tokenAnswer =
  (status: number, body: unknown = '', headers: Record<string, string> = {}): Intercept =>
  ({ url }, response) => {
    if (url !== '/token') return false;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
    return true;
  };

/** The issuer drops the connection. */
export const dropped: Intercept = (_request, response) => {
  response.destroy();
  return true;
};
