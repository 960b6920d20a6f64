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

/** An answer that breaks off in the middle. */
export const cutShort: Intercept = ({ url }, response) => {
  if (url !== '/token') return false;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"access_token":"tok', () => response.destroy());
  return true;
};

/** An answer that begins, and never ends. */
export const dripping: Intercept = ({ url }, response) => {
  if (url !== '/token') return false;
  response.writeHead(200, { 'content-type': 'application/json' });
  const drip = setInterval(() => response.write(' '), 5);
  response.on('close', () => clearInterval(drip));
  return true;
};
