import { expect, test } from 'vitest';
import { patternOf } from '../../src/core/host-permission.ts';
import { answerIn, BY_TAB, beginIn, lead, SITE, tabDraft, withWebApp } from '../support/by-tab.ts';
import { origin } from '../support/samples.ts';
import { openScene, sessionOf } from '../support/scene.ts';
import { startWorker } from '../support/worker.ts';

const scene = openScene();

// A listener that was added while no site at all was granted stays deaf in Chromium.
test('a worker that began without any permission hears of tabs as soon as it has some', async () => {
  await withWebApp(scene);
  scene.chrome.permissions.origins = [];
  const worker = await startWorker();
  await worker.send('saveApp', tabDraft(scene));
  scene.chrome.permissions.grant(...scene.patterns, patternOf(origin(SITE)));
  await worker.idle();
  const tab = await beginIn(scene, worker);
  await lead(scene, worker, tab.id, await answerIn(tab));
  expect(await sessionOf(BY_TAB)).toMatchObject({ kind: 'active' });
});

test('what is heard anew is heard once', async () => {
  await withWebApp(scene);
  const worker = await scene.knowing(tabDraft(scene));
  scene.chrome.permissions.grant('https://elsewhere.test:443/*');
  scene.chrome.permissions.revoke('https://elsewhere.test:443/*');
  await worker.idle();
  const tab = await beginIn(scene, worker);
  worker.life.endAfter(Infinity);
  await lead(scene, worker, tab.id, { url: new URL(`${SITE}/elsewhere`) });
  const { length } = worker.life.log;
  expect(length).toBeGreaterThan(0);
  const fresh = await startWorker();
  worker.kill();
  fresh.life.endAfter(Infinity);
  await lead(scene, fresh, tab.id, { url: new URL(`${SITE}/elsewhere`) });
  expect(fresh.life.log).toHaveLength(length);
});

test('only pages that a tab shows are heard of, not what they load', async () => {
  await withWebApp(scene);
  const worker = await scene.knowing(tabDraft(scene));
  const tab = await beginIn(scene, worker);
  const { url } = await answerIn(tab);
  scene.chrome.navigations.go(tab.id, url, undefined, 'sub_frame');
  await worker.idle();
  expect(await sessionOf(BY_TAB)).toMatchObject({ wait: { kind: 'tab' } });
});
