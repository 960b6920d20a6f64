// Makes sure that the end-to-end tests have a Chromium: takes the installed one, else installs
// Debian's package where this process may, else fails with one sentence. It never skips.
import { spawnSync } from 'node:child_process';
import { findBrowser, howToGetABrowser } from './find-browser.mjs';

const run = (command, args) =>
  spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

const mayInstall = () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('apt-get', ['--version']).status === 0;

const install = () => {
  console.log('Installing Chromium from Debian’s packages …');
  return run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', 'chromium']);
};

const mayBeMissing = !process.env.CHROMIUM;

if (!findBrowser() && !(mayBeMissing && mayInstall() && install())) {
  console.error(`The end-to-end tests need a browser. ${howToGetABrowser()}`);
  process.exit(1);
}
