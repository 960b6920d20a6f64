import { describe, expect, test } from 'vitest';
import { answerParameters, matchesRedirect } from '../../src/core/redirect-answer.ts';
import { FOREIGN_URI, OUR_STATE, pendingAt } from '../support/foreign-redirect.ts';

const form = (query: string) => new URLSearchParams(query);

describe('a page is not the answer', () => {
  test.each([
    ['without a state', FOREIGN_URI],
    ['with another state', `${FOREIGN_URI}?state=other`],
    ['with an empty state', `${FOREIGN_URI}?state=`],
    ['with another state before ours', `${FOREIGN_URI}?state=other&state=${OUR_STATE}`],
    ['with other letters', `${FOREIGN_URI}?state=${OUR_STATE.toLowerCase()}`],
    ['with our state under another name', `${FOREIGN_URI}?States=${OUR_STATE}`],
    ['at a path below', `${FOREIGN_URI}/?state=${OUR_STATE}`],
    ['at a path that begins so', `${FOREIGN_URI}x?state=${OUR_STATE}`],
    ['at another port', `https://app.test:8443/cb.do?state=${OUR_STATE}`],
    ['over plain http', `http://app.test/cb.do?state=${OUR_STATE}`],
    ['at a host below', `https://sub.app.test/cb.do?state=${OUR_STATE}`],
    ['at another host', `https://evil.test/cb.do?state=${OUR_STATE}&u=${FOREIGN_URI}`],
    ['that is no web page', `blob:https://app.test/cb.do?state=${OUR_STATE}`],
  ])('%s', (_what, address) => {
    expect(matchesRedirect(pendingAt(FOREIGN_URI), address)).toBe(false);
  });

  test('whose form has another state, whatever its address has', () => {
    const pending = pendingAt(FOREIGN_URI);
    const address = `${FOREIGN_URI}?state=${OUR_STATE}`;
    expect(matchesRedirect(pending, address, form('state=other'))).toBe(false);
  });

  test('where our form is posted elsewhere', () => {
    const answer = form(`state=${OUR_STATE}`);
    expect(matchesRedirect(pendingAt(FOREIGN_URI), 'https://evil.test/cb.do', answer)).toBe(false);
  });
});

describe('the answer', () => {
  test.each([
    ['in the query', FOREIGN_URI, `${FOREIGN_URI}?code=c&state=${OUR_STATE}`],
    ['in the fragment', FOREIGN_URI, `${FOREIGN_URI}#code=c&state=${OUR_STATE}`],
    ['in the fragment, beside a query', FOREIGN_URI, `${FOREIGN_URI}?a#code=c&state=${OUR_STATE}`],
    [
      'beside a query of the URI’s own',
      `${FOREIGN_URI}?a`,
      `${FOREIGN_URI}?a&code=c&state=${OUR_STATE}`,
    ],
    [
      'at an address that was written otherwise',
      'HTTPS://App.test:443',
      `https://app.test/?code=c&state=${OUR_STATE}`,
    ],
  ])('comes %s', (_where, redirectUri, address) => {
    expect(matchesRedirect(pendingAt(redirectUri), address)).toBe(true);
    expect(answerParameters(new URL(address)).get('code')).toBe('c');
  });

  test('comes with whatever the issuer makes of the address’s own query', () => {
    const pending = pendingAt(`${FOREIGN_URI}?shop=7`);
    for (const query of [
      `shop=7&state=${OUR_STATE}`,
      `state=${OUR_STATE}&shop=7`,
      `state=${OUR_STATE}`,
    ]) {
      expect(matchesRedirect(pending, `${FOREIGN_URI}?${query}`)).toBe(true);
    }
  });

  test('comes in the address where what is posted there is not it', () => {
    const address = `${FOREIGN_URI}?code=c&state=${OUR_STATE}`;
    expect(matchesRedirect(pendingAt(FOREIGN_URI), address, form('user=alice'))).toBe(true);
  });

  test('comes in a form', () => {
    const posted = form(`code=c&state=${OUR_STATE}`);
    expect(matchesRedirect(pendingAt(FOREIGN_URI), FOREIGN_URI, posted)).toBe(true);
    expect(answerParameters(posted).get('code')).toBe('c');
  });
});
