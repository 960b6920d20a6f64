import { describe, expect, test } from 'vitest';
import { DEFAULT_KINDS, kindsIn, REQUEST_KINDS, typesOf } from '../../src/core/request-kind.ts';
import { CHROMIUM } from '../support/samples.ts';

/** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/declarativeNetRequest/ResourceType */
const FIREFOX = [
  'main_frame',
  'sub_frame',
  'stylesheet',
  'script',
  'image',
  'object',
  'object_subrequest',
  'xmlhttprequest',
  'xslt',
  'ping',
  'beacon',
  'xml_dtd',
  'font',
  'media',
  'websocket',
  'csp_report',
  'imageset',
  'web_manifest',
  'speculative',
  'json',
  'other',
];

const NEVER = ['csp_report', 'object', 'other', 'webbundle', 'webtransport', 'speculative'];

describe.each([
  ['Chromium', CHROMIUM.types as readonly string[]],
  ['Firefox', FIREFOX],
])('in %s', (_browser, own) => {
  test('no type is named that it does not have: it would refuse the rule', () => {
    const types = typesOf(REQUEST_KINDS, own);
    expect(types.filter((type) => !own.includes(type))).toEqual([]);
    expect(new Set(types).size).toBe(types.length);
  });

  test('no kind stands for what no page asks for knowingly', () => {
    expect(typesOf(REQUEST_KINDS, own).filter((type) => NEVER.includes(type))).toEqual([]);
  });

  test('all kinds can be told apart', () => {
    expect(kindsIn(own)).toEqual(REQUEST_KINDS);
    const single = REQUEST_KINDS.flatMap((kind) => typesOf([kind], own));
    expect(new Set(single).size).toBe(single.length);
  });
});

test.each([
  [CHROMIUM.types, ['xmlhttprequest', 'ping']],
  [FIREFOX, ['xmlhttprequest', 'ping', 'beacon']],
])('safe by default: only what answers to the script that asked', (own, expected) => {
  expect(typesOf(DEFAULT_KINDS, own)).toEqual(expected);
});

test('a page’s images of every sort are one kind', () => {
  expect(typesOf(['image'], FIREFOX)).toEqual(['image', 'imageset']);
  expect(typesOf(['image'], CHROMIUM.types)).toEqual(['image']);
});

test('a kind that a browser does not have is none there; workers are told by their tab', () => {
  expect(kindsIn(['xmlhttprequest'])).toEqual(['fetch', 'worker']);
  expect(kindsIn([])).toEqual(['worker']);
  expect(typesOf(['worker'], CHROMIUM.types)).toEqual([]);
});
