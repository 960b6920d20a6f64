import { expect, test } from 'vitest';
import { checkToken } from '../../../src/core/token/verify.ts';
import { checked, keyFrom } from '../../support/signed.ts';

const JOE =
  'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';

const RSA = keyFrom({
  kty: 'RSA',
  n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
  e: 'AQAB',
});

const P256 = keyFrom({
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
});

const ED25519 = keyFrom({
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
});

const BY_RSA = `eyJhbGciOiJSUzI1NiJ9.${JOE}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw`;

const BY_P256 = `eyJhbGciOiJFUzI1NiJ9.${JOE}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`;

const BY_ED25519 =
  'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg';

test('RFC 7515 A.2: RS256', async () => {
  expect(await checked(BY_RSA, [RSA])).toEqual({ kind: 'verified', algorithm: 'RS256' });
});

test('RFC 7515 A.3: ES256', async () => {
  expect(await checked(BY_P256, [P256])).toEqual({ kind: 'verified', algorithm: 'ES256' });
});

test('RFC 7515 A.1: HS256 is not checked, because only who has the secret can', async () => {
  const token = `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${JOE}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`;
  expect(await checked(token, [RSA])).toEqual({ kind: 'symmetric', algorithm: 'HS256' });
});

test('RFC 7515 A.5: an unsecured one is unsigned', async () => {
  expect(await checked(`eyJhbGciOiJub25lIn0.${JOE}.`, [RSA])).toEqual({ kind: 'unsigned' });
});

test('RFC 7515 §4.1.11: a critical extension that nobody understands', async () => {
  const header = Buffer.from('{"alg":"ES256","crit":["exp"],"exp":1363284000}');
  const token = `${header.toString('base64url')}.${JOE}.c2lnbmF0dXJl`;
  expect(await checked(token, [P256])).toEqual({ kind: 'critical' });
});

// Its payload is a sentence, no claims: so the reading is given.
test('RFC 8037 A.4: EdDSA', async () => {
  const reading = {
    form: 'self-contained',
    header: { alg: 'EdDSA' },
    claims: {},
    isSigned: true,
    flaws: [],
  } as const;
  const { signature } = await checkToken({ text: BY_ED25519, reading, keys: [ED25519] });
  expect(signature).toEqual({ kind: 'verified', algorithm: 'EdDSA' });
});
